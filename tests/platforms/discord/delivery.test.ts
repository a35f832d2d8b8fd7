import type { DiscordSettings } from "../../../src/core/settings.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { type DeliveryHarness, deliveryContract, type PostFate } from "../../contracts/delivery.ts";
import { startDiscordStandIn } from "../../stand-ins/discord.ts";
import type { Failure } from "../../stand-ins/discord-rest.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";
import { smallBot } from "./small-commands.ts";

const FAILURES: Record<PostFate, Failure> = {
  "answer lost": { answer: "cut", afterwards: true },
  "request lost": { answer: "cut" },
  hangs: { answer: "never", afterwards: true },
  "server error": { status: 502 },
  "rate limited": { status: 429, retryAfter: 1 },
  "no such channel": { status: 404, code: 10003 },
};

deliveryContract("Discord", () => startHarness("auto"));
deliveryContract("Discord without a gateway", () => startHarness("none"));

async function startHarness(shards: "auto" | "none"): Promise<DeliveryHarness> {
  const standIn = await startDiscordStandIn();
  const { apiUrl, token } = standIn;
  const settings: DiscordSettings = {
    apiUrl,
    token,
    shards,
    commandPrefix: "",
    organisers: new Set(),
    requestLimitMs: 300,
  };
  const platform = createDiscord({ take: takingHere(), bot: smallBot(), log: recordingLog(), settings });
  await platform.connect();
  const address = { platform: "discord", workspace: WORLD.guild } as const;
  return {
    postman: platform.postman,
    inside: { ...address, channel: WORLD.channel },
    outside: { ...address, channel: WORLD.hiddenChannel },
    next: (fate) => standIn.failNext({ on: /^POST .*\/messages$/u, ...FAILURES[fate] }),
    hideHistory: () => standIn.hideHistory(WORLD.channel),
    count: (channel, thread) => standIn.messages(thread ?? channel).length,
    close: async () => {
      await platform.disconnect();
      await standIn.close();
      if (standIn.faults.length > 0) throw new Error(standIn.faults.join("\n"));
    },
  };
}
