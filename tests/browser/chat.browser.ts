import { describe, expect, it } from "vitest";
import { allCommands } from "../../commands/all.ts";
import { oneBrowser, visit } from "./visit.ts";

const browser = oneBrowser();

describe("given the chat of the preview", () => {
  it("when every command's examples are typed, then each is answered on both platforms without a fault", async () => {
    const { page, say, complaints } = await visit(browser());
    const examples = allCommands.flatMap((command) => command.examples.slice(0, 2));
    for (const example of examples.filter((text) => !text.startsWith("import "))) {
      const answer = await say(`/${example}`);
      for (const platform of ["Slack", "Discord"])
        expect(await answer.locator(`section[aria-label=${platform}]`).innerText(), example).toMatch(
          /\w{2}/u,
        );
      expect(await answer.innerText(), example).not.toMatch(/Something went wrong|I don't know \//u);
    }
    expect(await page.locator(".fault").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("when a command is completed by keyboard alone, then arrows choose, Enter takes, and Enter sends", async () => {
    const { page, answer } = await visit(browser());
    const box = page.getByRole("combobox", { name: "Ask a question" });
    await box.focus();
    await page.keyboard.type("/tal");
    await page.getByRole("option", { name: /^\/talks/u }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await box.inputValue()).toBe("/talks ");
    await page.getByRole("option", { name: /topic:/u }).waitFor();
    await page.keyboard.type("mon");
    await page.getByRole("option", { name: /Day 1, Monday 22 August 2011/u }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    expect(await box.inputValue()).toMatch(/^\/talks \S+$/u);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    expect(await (await answer()).innerText()).toContain("ipset status");
  });

  it("when a page of a list is turned, then the next one takes its place on both platforms", async () => {
    const { page, say } = await visit(browser());
    const list = await say("/talks");
    const slack = list.locator("section[aria-label=Slack]");
    const first = await slack.innerText();
    const more = slack.getByRole("button", { name: /next|›|more/iu }).last();
    await more.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => slack.innerText()).not.toBe(first);
    expect(await page.locator(".chat article").count()).toBe(1);
    const discord = list.locator("section[aria-label=Discord]");
    await discord
      .getByRole("button", { name: /previous|‹|back/iu })
      .first()
      .click();
    await expect.poll(() => slack.innerText()).toBe(first);
  });

  it.each(["Slack", "Discord"])(
    "when a talk is picked from the menu of %s by keyboard, then its card is shown",
    async (platform) => {
      const { page, say, answer } = await visit(browser());
      const picker = await say("/talk");
      const menu = picker.locator(`section[aria-label=${platform}]`).getByRole("combobox").first();
      await menu.focus();
      await page.keyboard.type("nfgrep");
      await page
        .getByRole("option", { name: /nfgrep/u })
        .first()
        .waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".chat article").count()).toBe(2);
      expect(await (await answer()).innerText()).toContain("Pablo Neira Ayuso");
    },
  );

  it("when somebody follows up in the thread under an answer, then the thread knows what it is about", async () => {
    const { page, say } = await visit(browser());
    await say("who presented IPv6 NAT?");
    await say("/day 1");
    await page.getByText("Reply in a thread").first().click();
    await page.getByRole("combobox", { name: "Follow up" }).focus();
    await page.keyboard.type("when was it?");
    await page.keyboard.press("Enter");
    const reply = page.locator("details.thread article").first();
    await reply.locator("section[aria-label=Discord]").waitFor();
    expect(await reply.innerText()).toMatch(/24 August 2011/u);
  });

  it("when names of Slack and Discord are typed, then they mean the same as the bot's own", async () => {
    const { say } = await visit(browser());
    for (const text of ["/talk-who nfgrep", "/who nfgrep"])
      expect(await (await say(text)).innerText()).toContain("Pablo Neira Ayuso");
    expect(await (await say("/workshop show")).innerText()).toContain("University of Freiburg");
  });

  it("when the page is loaded again, then the chat is still there", async () => {
    const { page, say } = await visit(browser());
    await say("/talk nfgrep");
    await page.reload();
    await page.locator(".chat article", { hasText: "/talk nfgrep" }).waitFor();
    expect(await page.locator("section[aria-label=Slack]").first().innerText()).toContain(
      "Pablo Neira Ayuso",
    );
  });

  it("when the payloads are unfolded, then they and the meter of every limit are there", async () => {
    const { page, say } = await visit(browser());
    const answer = await say("/talk libiptc");
    await answer.locator(".wire > summary").focus();
    await page.keyboard.press("Enter");
    expect(await answer.locator("pre[aria-label='Payload for Slack']").innerText()).toContain(
      `"response_type": "in_channel"`,
    );
    expect(await answer.locator("pre[aria-label='Payload for Discord']").innerText()).toContain(
      `"flags": 32768`,
    );
    expect(await answer.locator("meter").count()).toBe(21);
    expect(await answer.locator(".wire").innerText()).toMatch(/\d+ \/ 13,000[^]*\d+ \/ 4,000/u);
  });

  it("when a digest is posted of the bot's own accord, then it appears once, with its thread, also after loading again", async () => {
    const { page, served } = await visit(browser());
    const reply = {
      summary: "Day 1",
      blocks: [{ kind: "text", text: "Told on its own" }],
      audience: "channel",
      known: true,
      talks: [],
    } as const;
    const address = {
      platform: "preview",
      workspace: "preview",
      channel: "preview",
      since: "2026-01-01T00:00:00Z",
    } as const;
    const thread = await served.post({ ...address, key: "a", reply });
    await served.post({ ...address, key: "b", reply, thread });
    await page.getByText("Thread: 1").waitFor();
    await page.reload();
    await page.getByText("Thread: 1").waitFor();
    expect(await page.locator("article", { hasText: "Posted by the bot itself" }).count()).toBe(1);
  });
});
