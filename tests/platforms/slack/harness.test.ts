import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformHarness } from "../../contracts/platform-harness.ts";
import { startSlackHarness } from "./harness.ts";
import { testBot } from "./test-bot.ts";

let slack: PlatformHarness;

beforeEach(async () => {
  slack = await startSlackHarness(testBot());
});

afterEach(async () => {
  await slack.close();
});

describe("Slack over the socket", () => {
  it("answers a slash command in the channel", async () => {
    const shown = await slack.command("echo", "hello");
    expect(shown).toMatchObject({ text: "You said \nhello", isPrivate: false, replaced: false });
  });

  it("answers privately what is for the asker alone", async () => {
    expect((await slack.command("help", "")).isPrivate).toBe(true);
  });
});
