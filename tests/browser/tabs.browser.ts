import { describe, expect, it } from "vitest";
import { largeProgramme } from "../support/large-programme.ts";
import { oneBrowser, visit } from "./visit.ts";

const browser = oneBrowser();

describe("given the digest tab", () => {
  it("when a replay is stepped through, then each day comes with when it would be posted and its thread", async () => {
    const { page, complaints } = await visit(browser(), "#digest/netfilter-2011/replay");
    const talks = [8, 5, 6];
    for (const [index, day] of ["Monday 22", "Tuesday 23", "Wednesday 24"].entries()) {
      await page
        .getByText(`day ${index + 1} of 3: ${day} August 2011`)
        .first()
        .waitFor();
      await page.getByText(`In the thread: ${talks[index]} messages`).waitFor();
      const next = page.getByRole("button", { name: "Next day" });
      expect(await next.isDisabled()).toBe(index === 2);
      await next.focus();
      await page.keyboard.press("Enter");
    }
    expect(await page.getByText("Would be posted on").innerText()).toContain(
      "Thursday, December 3, 2026 at 5:00",
    );
    expect(await page.locator("section.thread > .columns").count()).toBe(5);
    await page.getByRole("button", { name: "Show more (1 left)" }).click();
    await expect.poll(() => page.locator("section.thread > .columns").count()).toBe(6);
    await page.reload();
    await page.getByText("day 3 of 3").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("when another mode is chosen, then the digests are posted on other days", async () => {
    const { page } = await visit(browser(), "#digest/netfilter-2011/live");
    await page.getByText(/posted on Monday, August 22, 2011/u).waitFor();
    await page.getByLabel("Mode").selectOption("next-morning");
    await expect
      .poll(() => page.getByText("Would be posted on").innerText())
      .toContain("Tuesday, August 23, 2011");
  });

  it("when a talk of a digest is opened, then its card comes above the page, and Escape closes it", async () => {
    const { page } = await visit(browser(), "#digest");
    const slack = page.locator("section[aria-label=Slack]").first();
    await slack.getByRole("button", { name: "ipset status" }).click();
    await page.getByRole("dialog").getByText("József Kadlecsik").first().waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("dialog[open]").count()).toBe(0);
  });
});

describe("given the programme tab", () => {
  it("when a workshop has 1,000 talks, then every box is there, wide enough to read and over no other", async () => {
    const { page, complaints } = await visit(browser(), "#programme/great-2026", {
      programmes: [largeProgramme()],
    });
    await page.locator(".talk").nth(999).waitFor({ state: "attached" });
    const days = await page.locator(".day").evaluateAll((sections) =>
      sections.map((section) =>
        [...section.querySelectorAll("li")].map((li) => {
          const { offsetLeft: left, offsetWidth: width, offsetTop: top, offsetHeight: height } = li;
          return {
            row: li.closest(".row")?.querySelector("h3")?.textContent ?? "",
            left,
            width,
            top,
            height,
          };
        }),
      ),
    );
    expect(days.map((boxes) => boxes.length)).toEqual([250, 250, 250, 250]);
    for (const boxes of days) {
      expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThanOrEqual(80);
      for (const [index, box] of boxes.entries()) {
        const over = boxes
          .slice(index + 1)
          .find(
            (other) =>
              other.row === box.row &&
              other.left < box.left + box.width &&
              box.left < other.left + other.width &&
              other.top < box.top + box.height &&
              box.top < other.top + other.height,
          );
        expect(over).toBeUndefined();
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const last = page.locator(".talk").nth(999);
    await last.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("4.10.25 Measuring").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("when it is opened by keyboard, then tabs, zoom and boxes can be reached", async () => {
    const { page } = await visit(browser());
    await page.getByRole("link", { name: "Programme" }).focus();
    await page.keyboard.press("Enter");
    const box = page.locator(".timeline li").first();
    await box.waitFor();
    const before = await box.evaluate((li) => li.clientWidth);
    await page.getByLabel("Width of an hour").focus();
    await page.keyboard.press("End");
    await expect.poll(() => box.evaluate((li) => li.clientWidth)).toBeGreaterThan(before * 2);
  });
});
