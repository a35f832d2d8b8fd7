import { describe, expect, it } from "vitest";
import type { PlatformHarness } from "../../contracts/platform-harness.ts";
import { ANN, click, typeCommand } from "../../stand-ins/slack-person.ts";
import { connected } from "./connected.ts";
import { startSlackHarness } from "./harness.ts";
import { testBot } from "./test-bot.ts";

/** Runs a scenario over the harness, and fails when Slack refused anything. */
async function over(scenario: (slack: PlatformHarness) => Promise<void>): Promise<void> {
  const slack = await startSlackHarness(testBot());
  try {
    await scenario(slack);
  } finally {
    await slack.close();
  }
}

describe("a button", () => {
  it("that replaces puts the answer in place of its message", () =>
    over(async (slack) => {
      const first = await slack.command("pages", "");
      const second = await slack.press(first, "Next");
      expect(second).toMatchObject({ text: expect.stringContaining("Page 2"), replaced: true });
      expect(await slack.press(second, "Next")).toMatchObject({
        text: expect.stringContaining("Page 3"),
        replaced: true,
      });
    }));

  it("that doesn't replace is answered privately beside its message", () =>
    over(async (slack) => {
      const shown = await slack.press(await slack.command("pages", ""), "Echo");
      expect(shown).toMatchObject({ text: "You said \npage 1", isPrivate: true, replaced: false });
    }));

  it("still works after a restart", () =>
    over(async (slack) => {
      const first = await slack.command("pages", "");
      await slack.restart();
      expect((await slack.press(first, "Next")).text).toContain("Page 2");
    }));

  it("that fails leaves its message alone", () =>
    over(async (slack) => {
      const shown = await slack.pressForged("~pages 4");
      expect(shown).toMatchObject({
        text: expect.stringContaining("doesn't fit"),
        isPrivate: true,
        replaced: false,
      });
    }));

  it.each(["nonsense", "", " ", "~", "x".repeat(101), "help\u0000"])(
    "with the forged value %j is refused kindly",
    (value) =>
      over(async (slack) => {
        const shown = await slack.pressForged(value);
        expect(shown).toMatchObject({ isPrivate: true, replaced: false });
        expect(shown.text).toContain("/help");
      }),
  );

  it("with a forged value gets nobody past the door", () =>
    over(async (slack) => {
      expect((await slack.pressForged("digest stop all")).text).toContain("Only organisers may use");
    }));

  it("that opens a page is acknowledged and nothing more", async () => {
    const { slack } = await connected();
    const ack = await slack.sockets.deliver({
      envelope_id: "link",
      type: "interactive",
      payload: {
        type: "block_actions",
        team: { id: "T1" },
        user: { id: ANN.id },
        channel: { id: ANN.channel },
        response_url: slack.responseUrl("link"),
        actions: [{ type: "button", action_id: "button:1:2", block_id: "b" }],
      },
    });
    expect(ack).toEqual({});
    await typeCommand(slack, "/echo", "later");
    expect(slack.state.answers.get("link")).toBeUndefined();
  });

  it("in a thread is answered in the thread", async () => {
    const { slack } = await connected();
    const seen = { channel: ANN.channel, thread: "1760000000.000100" };
    const answer = await click(slack, seen, { type: "button", action_id: "b", value: "echo hello" });
    expect(answer).toMatchObject({ thread: seen.thread, isPrivate: true });
  });
});

describe("a menu", () => {
  it("with choices does what is chosen", () =>
    over(async (slack) => {
      const shown = await slack.command("menu", "");
      expect(shown.choices).toEqual(["red", "green", "Talk: ipset status", "Talk: nftables"]);
      expect((await slack.choose(shown, "green")).text).toContain("green");
    }));

  it("that is fed while somebody types offers what fits", () =>
    over(async (slack) => {
      expect(await slack.complete("find", "talk", "nft")).toEqual(["Talk: nftables"]);
      expect(await slack.complete("find", "talk", "")).toHaveLength(2);
      expect(await slack.complete("find", "nothing", "")).toEqual([]);
    }));

  it("that is fed while somebody types does what is chosen", () =>
    over(async (slack) => {
      const shown = await slack.choose(await slack.command("menu", ""), "Talk: nftables");
      expect(shown.text).toBe("Found nftables");
    }));
});
