import { describe, expect, it, onTestFinished } from "vitest";
import type { SlackSettings } from "../../../src/core/settings.ts";
import { checkSlack } from "../../../src/platforms/slack/checks.ts";
import { type SlackStandIn, startSlack } from "../../stand-ins/slack.ts";
import { settingsFor } from "./harness.ts";
import { COMMANDS } from "./test-bot.ts";

async function checks(prepare: (slack: SlackStandIn) => void, changes: Partial<SlackSettings> = {}) {
  const slack = await startSlack();
  onTestFinished(() => slack.close());
  prepare(slack);
  return checkSlack(settingsFor(slack, changes), COMMANDS);
}

describe("what doctor sees of Slack", () => {
  it("is well when tokens and scopes are right", async () => {
    const found = await checks(() => undefined);
    expect(found.map(({ name, ok }) => [name, ok])).toEqual([
      ["Slack bot token", true],
      ["Slack scopes", true],
      ["Slack app token", true],
    ]);
    expect(found[0]).toMatchObject({ detail: "@rapporteur in Workshop" });
  });

  it("names the scopes that are missing and where to get them", async () => {
    const slack = await startSlack({ scopes: ["commands", "chat:write"] });
    onTestFinished(() => slack.close());
    expect(await checkSlack(settingsFor(slack), COMMANDS)).toContainEqual({
      name: "Slack scopes",
      ok: false,
      detail: "missing app_mentions:read, im:history, users:read",
      mend: expect.stringContaining("reinstall the app"),
    });
  });

  it.each([
    ["auth.test", "Slack bot token", "SLACK_BOT_TOKEN"],
    ["apps.connections.open", "Slack app token", "SLACK_APP_TOKEN"],
  ])("names the variable when %s is refused", async (method, name, variable) => {
    const found = await checks((slack) => slack.next(method, { error: "invalid_auth" }));
    expect(found).toContainEqual({
      name,
      ok: false,
      detail: "Slack says invalid_auth",
      mend: expect.stringContaining(variable),
    });
  });

  it("says so when Slack can't be reached", async () => {
    const found = await checks(() => undefined, { apiUrl: "http://127.0.0.1:9/api/" });
    expect(found.every(({ ok, mend }) => !ok && mend?.includes("slack.com"))).toBe(true);
  });

  it("knows that over HTTP Slack must find the way in", async () => {
    const mode = { kind: "http", signingSecret: "s", port: 3000 } as const;
    expect(await checks(() => undefined, { mode })).toContainEqual(
      expect.objectContaining({ name: "Slack over HTTP", detail: expect.stringContaining("3000") }),
    );
  });
});
