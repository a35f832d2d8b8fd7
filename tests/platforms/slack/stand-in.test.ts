import { webApi } from "@slack/bolt";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSlack } from "../../stand-ins/slack.ts";

async function clientOf() {
  const slack = await startSlack();
  onTestFinished(() => slack.close());
  const client = new webApi.WebClient(slack.state.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
  });
  return { slack, client, say: client.chat.postMessage };
}

const QUIET = { unfurl_links: false, unfurl_media: false };
const metadata = { event_type: "digest", event_payload: { key: "monday" } };

describe("Slack on loopback", () => {
  it.each([
    ["51 blocks", { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) }],
    ["an empty text", { blocks: [{ type: "header", text: { type: "plain_text", text: "" } }] }],
    ["an unknown key", { blocks: [{ type: "divider", size: 3 }] }],
    [
      "an option without words",
      { blocks: [{ type: "actions", elements: [{ type: "static_select", options: [] }] }] },
    ],
  ])("refuses %s, and the test fails", async (_what, { blocks }) => {
    const { slack, say } = await clientOf();
    await expect(say({ channel: "C1", text: "x", blocks, ...QUIET })).rejects.toThrow("invalid_blocks");
    expect(() => slack.check()).toThrow(/chat\.postMessage/u);
  });

  it("fails the test for a method that nobody expected", async () => {
    const { slack, client } = await clientOf();
    await expect(client.apiCall("admin.users.list")).rejects.toThrow("unknown_method");
    expect(() => slack.check()).toThrow(/admin\.users\.list/u);
  });

  it("refuses a token that it didn't give", async () => {
    const { slack } = await clientOf();
    const stranger = new webApi.WebClient("xoxb-stranger", { slackApiUrl: slack.apiUrl });
    await expect(stranger.auth.test()).rejects.toThrow("invalid_auth");
  });

  it("shows a channel's history, newest first, with metadata when asked for", async () => {
    const { client, say } = await clientOf();
    const first = await say({ channel: "C1", text: "first", metadata, ...QUIET });
    await say({ channel: "C1", text: "below", thread_ts: first.ts ?? "", ...QUIET });
    await say({ channel: "C1", text: "second", ...QUIET });
    const { messages } = await client.conversations.history({ channel: "C1", include_all_metadata: true });
    expect(messages?.map(({ text }) => text)).toEqual(["second", "first"]);
    expect(messages?.[1]).toMatchObject({ metadata });
    const plain = await client.conversations.history({ channel: "C1", limit: 1, oldest: first.ts ?? "" });
    expect(plain).toMatchObject({ messages: [{ text: "second" }], has_more: false });
  });
});
