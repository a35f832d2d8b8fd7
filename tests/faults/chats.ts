import { z } from "zod";
import { markOf } from "../../src/platforms/discord/delivery-mark.ts";
import { type DiscordStandIn, startDiscordStandIn } from "../stand-ins/discord.ts";
import { type SlackStandIn, startSlack } from "../stand-ins/slack.ts";
import type { Random } from "./random.ts";

/** What goes wrong with a post on its way. */
export const POST_FAULTS = ["answer lost", "request lost", "hangs", "server error", "rate limited"] as const;

/** One of them. */
type PostFault = (typeof POST_FAULTS)[number];

/** Both chat services on loopback, as the fault suite sees them. */
export interface Chats {
  readonly slack: SlackStandIn;
  readonly discord: DiscordStandIn;
  /** Makes the next post on one of them fail. */
  fail(fault: PostFault, random: Random): void;
  /** Whether a post was made to fail since then, or just before, in milliseconds as `Date.now()`. */
  failedSince(from: number): boolean;
  /** Ends all that was still to fail. */
  calm(): void;
  /** Resolves when the next post arrives on either, before it is answered. */
  nextPost(): Promise<void>;
  /** How often a digest stands in a channel, over both services. */
  count(platform: string, channel: string, key: string): number;
  /** What the services would have refused. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** For so long a fault may wait for a post that it hits. */
const FAULT_WAITS_MS = 30_000;

const metadataSchema = z.object({ event_payload: z.object({ key: z.string() }) });

/** Starts both with their channels. Discord's memory for nonces is off, so that nothing but the bot itself prevents doubles. */
export async function startChats(discordChannels: readonly string[]): Promise<Chats> {
  const slack = await startSlack();
  const channels = { more: discordChannels, forgetsNonces: true };
  const discord = await startDiscordStandIn({ validate: false, channels });
  let lastFault = 0;
  return {
    slack,
    discord,
    failedSince: (from) => lastFault >= from - FAULT_WAITS_MS,
    fail(fault, random) {
      lastFault = Date.now();
      if (random.below(2) === 0) slack.next("chat.postMessage", slackFault(fault));
      else discord.failNext({ ...discordFault(fault), on: /^POST \/channels/u });
    },
    calm() {
      slack.state.behaviours.clear();
      discord.calm();
    },
    nextPost: () =>
      new Promise((resolve) => {
        slack.state.news.once("called:chat.postMessage", () => resolve());
        const before = posts(discord);
        void discord.until(() => posts(discord) > before).then(() => resolve());
      }),
    count(platform, channel, key) {
      if (platform === "slack") {
        const keys = slack
          .messages(channel)
          .map(({ metadata }) => metadataSchema.parse(metadata).event_payload.key);
        return keys.filter((known) => known === key).length;
      }
      const wanted = markOf(key);
      return discord.messages(channel).filter(({ body }) => body.components?.[0]?.id === wanted).length;
    },
    problems: () => [...slack.state.problems, ...discord.faults],
    async close() {
      await slack.close();
      await discord.close();
    },
  };
}

function posts({ requests }: DiscordStandIn): number {
  return requests.filter(({ method, path }) => method === "POST" && path.startsWith("/channels/")).length;
}

function slackFault(fault: PostFault) {
  switch (fault) {
    case "answer lost":
      return { lost: "answer" } as const;
    case "request lost":
      return { lost: "request" } as const;
    case "hangs":
      return { hangs: true } as const;
    case "server error":
      return { status: 503 };
    case "rate limited":
      return { retryAfter: 1 };
  }
}

function discordFault(fault: PostFault) {
  switch (fault) {
    case "answer lost":
      return { answer: "cut", afterwards: true } as const;
    case "request lost":
      return { answer: "cut" } as const;
    case "hangs":
      return { answer: "never", afterwards: true } as const;
    case "server error":
      return { status: 502 };
    case "rate limited":
      return { status: 429, retryAfter: 1 };
  }
}
