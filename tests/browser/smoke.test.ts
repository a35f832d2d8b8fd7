import { describe, expect, it } from "vitest";
import { browserPath, sayWhenMissing } from "./browser.ts";
import { oneBrowser, visit } from "./visit.ts";

sayWhenMissing();

describe.skipIf(browserPath === undefined)("given the preview in a browser", () => {
  const browser = oneBrowser();

  it("when somebody asks by keyboard and clicks a button, then both platforms show the same answers, and nothing complains", async () => {
    const { page, say, answer, complaints } = await visit(browser());
    const found = await say("/talk ipset");
    for (const platform of ["Slack", "Discord"])
      expect(await found.locator(`section[aria-label=${platform}]`).innerText()).toContain(
        "2 talks on “ipset”",
      );
    expect(await page.getByText("Answered: 2 talks on “ipset”").count()).toBe(1);
    await found.locator("section[aria-label=Slack] button", { hasText: "Open" }).first().click();
    await page.locator("article", { hasText: "You chose “Open”" }).waitFor();
    expect(await (await answer()).locator("section[aria-label=Discord]").innerText()).toContain(
      "József Kadlecsik",
    );
    expect(complaints).toEqual([]);
  });

  it("when the programme is opened, then its 19 talks stand as boxes, and a click opens a card", async () => {
    const { page, complaints } = await visit(browser(), "#programme");
    await page.locator(".talk").nth(18).waitFor();
    expect(await page.locator(".talk").count()).toBe(19);
    await page.getByRole("button", { name: /IPTables::libiptc/u }).click();
    await page.getByRole("dialog").getByText("loads 80,000 rules in 16 seconds").first().waitFor();
    expect(complaints).toEqual([]);
  });
});
