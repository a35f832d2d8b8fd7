import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { type DeliveryHarness, deliveryContract, type PostFate } from "../../contracts/delivery.ts";
import { startDiscordStandIn } from "../../stand-ins/discord.ts";
import type { Failure } from "../../stand-ins/discord-rest.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { realBot } from "../../support/real-bot.ts";
import { recordingLog } from "../../support/recording-log.ts";

const HIDDEN = "300000000000000009";
const READ_MESSAGE_HISTORY = 1n << 16n;
const FAILURES: Record<PostFate, Failure> = {
  "answer lost": { status: 0, afterwards: true, silence: "closed" },
  "request lost": { status: 0, silence: "closed" },
  hangs: { status: 0, afterwards: true, silence: "open" },
  "server error": { status: 502 },
  "rate limited": { status: 429, retryAfter: 1 },
  "no such channel": { status: 404, code: 10003 },
};

deliveryContract("Discord", async (): Promise<DeliveryHarness> => {
  const discord = await startDiscordStandIn();
  // What is posted once too often shall be seen, so the nonce does not help.
  discord.state.nonceMemoryMs = 0;
  discord.state.hidden.add(HIDDEN);
  const platform = createDiscord({
    bot: (await realBot()).bot,
    log: recordingLog(),
    settings: {
      token: discord.token,
      apiUrl: discord.apiUrl,
      commandPrefix: "",
      organisers: new Set(),
      requestLimitMs: 300,
    },
  });
  await platform.connect();
  const address = { platform: "discord", workspace: WORLD.guild } as const;
  return {
    postman: platform.postman,
    inside: { ...address, channel: WORLD.channel },
    outside: { ...address, channel: HIDDEN },
    next: (fate) => discord.failNext({ ...FAILURES[fate], on: /^POST \/channels/u }),
    hideHistory: () => {
      discord.state.permissions &= ~READ_MESSAGE_HISTORY;
    },
    count: (channel, thread) => discord.messages(thread ?? channel).length,
    close: async () => {
      await platform.disconnect();
      await discord.close();
      if (discord.faults.length > 0) throw new Error(discord.faults.join("\n"));
    },
  };
});
