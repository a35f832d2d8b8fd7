import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hostileProgramme, PAYLOADS } from "../support/hostile-programme.ts";
import { oneBrowser, visit } from "./visit.ts";

const browser = oneBrowser();
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

declare const axe: { run(): Promise<AxeResults> };

/** What axe-core finds serious or worse. Its own script is evaluated by the browser's debugger, past the page's policy. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations } = await page.evaluate(() => axe.run());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}

describe("given readers who differ", () => {
  it.each(["light", "dark"] as const)(
    "when axe looks at every tab in the %s theme, then it finds nothing serious",
    async (colorScheme) => {
      const { page, say } = await visit(browser(), "", { context: { colorScheme } });
      await say("/talk ipset");
      await say("/talk libiptc");
      await say("/talk");
      await say("/talk zzzz");
      await page.locator(".wire > summary").first().click();
      await page.getByText("Reply in a thread").first().click();
      expect(await seriousFaults(page)).toEqual([]);
      await page.goto(`${page.url().split("#")[0]}#digest`);
      await page.locator("section.thread").waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.goto(`${page.url().split("#")[0]}#programme`);
      await page.locator(".talk").first().click();
      await page.locator("dialog .columns").waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    },
  );

  it("when the screen is as narrow as a phone's, then nothing is wider, and the platforms stand below each other", async () => {
    const { page, say } = await visit(browser(), "", { context: { viewport: { width: 375, height: 740 } } });
    const answer = await say("/talk libiptc");
    const [slack, discord] = await Promise.all(
      ["Slack", "Discord"].map((name) => answer.locator(`section[aria-label=${name}]`).boundingBox()),
    );
    expect(discord?.y).toBeGreaterThan((slack?.y ?? 0) + (slack?.height ?? 0) - 1);
    for (const place of ["#chat", "#digest", "#programme"]) {
      await page.goto(`${page.url().split("#")[0]}${place}`);
      await page.locator("article, .talk, section.thread").first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), place).toBe(true);
    }
  });

  it("when the theme is changed, then it stays so when the page is loaded again", async () => {
    const { page } = await visit(browser(), "", { context: { colorScheme: "light" } });
    await page.getByRole("button", { name: "Change to dark" }).click();
    await page.reload();
    expect(await page.getByRole("button", { name: "Change to light" }).isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  });
});

describe("given a bot that goes away", () => {
  it("when it is gone, then a banner says so; when it is back, then the page goes on", async () => {
    const { page, served, say } = await visit(browser());
    await say("/talk nfgrep");
    await served.leave();
    await page.getByText("The bot is gone").waitFor();
    await page.getByRole("combobox", { name: "Ask a question" }).fill("/day 1");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("The bot doesn't answer").waitFor();
    await served.comeBack();
    await page.getByText("The bot is gone").waitFor({ state: "detached" });
    expect(await (await say("/day 2")).innerText()).toContain("23 August 2011");
  });
});

describe("given a page that others can reach", () => {
  const env = { PREVIEW_HOST: "0.0.0.0", PREVIEW_PASSWORD: "correct horse" };

  it("when the password is given, then everything works, and the banner stays away", async () => {
    const httpCredentials = { username: "rapporteur", password: "correct horse" };
    const { page, say, complaints } = await visit(browser(), "", { env, context: { httpCredentials } });
    expect(await (await say("/talk nfgrep")).innerText()).toContain("Pablo Neira Ayuso");
    expect(await page.getByText("The bot is gone").count()).toBe(0);
    expect(complaints.filter((text) => !text.includes("401"))).toEqual([]);
  });

  it("when it isn't, then there is nothing to see", async () => {
    const httpCredentials = { username: "rapporteur", password: "wrong horse" };
    const { page } = await visit(browser(), "", { env, context: { httpCredentials } });
    expect(await page.locator("#root").count()).toBe(0);
  });
});

describe("given talks that try to break out", () => {
  it("when they are shown everywhere, then their texts stay texts, and nothing is run or loaded", async () => {
    const { page, say, complaints } = await visit(browser(), "", { programmes: [hostileProgramme()] });
    for (const [index] of PAYLOADS.entries()) {
      const card = await say(`/talk attacks-2031/attack-${index}`);
      for (const platform of ["Slack", "Discord"])
        expect(await card.locator(`section[aria-label=${platform}]`).innerText()).toContain(
          `Attack ${index}`,
        );
    }
    const scripted = page.locator(`section[aria-label=Slack]`, { hasText: PAYLOADS[0] ?? "" });
    await scripted.first().waitFor();
    await say(`/talk ${PAYLOADS[1]}`);
    await page.goto(`${page.url().split("#")[0]}#digest/attacks-2031/live`);
    await page.getByText("In the thread: 6 messages").waitFor();
    await page.goto(`${page.url().split("#")[0]}#programme/attacks-2031`);
    await page.locator(".talk").first().click();
    await page.locator("dialog .columns").waitFor();
    const alive = await page.evaluate(() => ({
      scripts: document.querySelectorAll("#root script, #root iframe, #root style, #root object").length,
      javascript: document.querySelectorAll("[href^='javascript:' i]").length,
      shown: getComputedStyle(document.body).display,
    }));
    expect(alive).toEqual({ scripts: 0, javascript: 0, shown: "block" });
    expect(complaints).toEqual([]);
  });
});
