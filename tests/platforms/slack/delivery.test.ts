import { createSlack } from "../../../src/platforms/slack/slack.ts";
import { type DeliveryHarness, deliveryContract, type PostFate } from "../../contracts/delivery.ts";
import { startSlack } from "../../stand-ins/slack.ts";
import type { Behaviour } from "../../stand-ins/slack-state.ts";
import { realBot } from "../../support/real-bot.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";
import { settingsFor } from "./harness.ts";

const BEHAVIOURS: Record<PostFate, Behaviour> = {
  "answer lost": { lost: "answer" },
  "request lost": { lost: "request" },
  hangs: { hangs: true },
  "server error": { status: 503 },
  "rate limited": { retryAfter: 1 },
  "no such channel": { error: "channel_not_found" },
};

deliveryContract("Slack", async (): Promise<DeliveryHarness> => {
  const slack = await startSlack();
  slack.state.outside.set("C0OUTSIDE", "invisible");
  const platform = createSlack({
    take: takingHere(),
    bot: (await realBot()).bot,
    log: recordingLog(),
    settings: settingsFor(slack, { requestLimitMs: 300 }),
  });
  await platform.connect();
  const address = { platform: "slack", workspace: "T0WORKSHOP" } as const;
  return {
    postman: platform.postman,
    inside: { ...address, channel: "C0INSIDE" },
    outside: { ...address, channel: "C0OUTSIDE" },
    next: (fate) => slack.next("chat.postMessage", BEHAVIOURS[fate]),
    hideHistory: () => slack.next("conversations.history", { error: "missing_scope" }),
    count: (channel, thread) =>
      slack.messages(channel).filter((message) => message.thread_ts === thread).length,
    close: async () => {
      await platform.disconnect();
      await slack.close();
      slack.check();
    },
  };
});
