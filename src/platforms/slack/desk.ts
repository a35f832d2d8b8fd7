import { LRUCache } from "lru-cache";
import type { Bot } from "../../core/bot.ts";
import type { Origin } from "../../core/command.ts";
import { detailed, type Log } from "../../core/log.ts";
import type { Reply } from "../../core/reply.ts";
import type { Modals } from "./modals.ts";
import type { Names } from "./names.ts";
import { render, type SlackMessage } from "./render.ts";

/** Where an input came from, in Slack's ids. */
export type Place = Pick<Origin, "workspace" | "channel" | "person" | "thread" | "name" | "reference">;

/** What the handlers of Slack's inputs share. */
export interface Desk {
  readonly bot: Bot;
  readonly names: Names;
  readonly log: Log;
  /** The bot's own user id. */
  readonly self: string;
  /** The origin of an input that invokes a command, if it is known which. */
  origin(place: Place, command?: string): Promise<Origin>;
  /** The name of a person as the workspace shows it, where Slack tells. */
  nameOf(person: string): Promise<string | undefined>;
  draw(reply: Reply): SlackMessage;
  /** True when one of these ids was seen within minutes: Slack delivers some inputs twice. */
  isRepeated(...ids: readonly (string | undefined)[]): boolean;
  /** Posts into a channel, or into the thread below a message. */
  post(channel: string, thread: string | undefined, message: SlackMessage): Promise<void>;
  readonly modals: Modals;
}

/** What the desk is made of. */
export interface DeskParts
  extends Pick<Desk, "bot" | "names" | "log" | "self" | "post" | "modals" | "nameOf"> {
  isOrganiser(person: string): Promise<boolean>;
  /** The workspace that all inputs of this desk come from, where that is known already. */
  readonly workspace?: string | undefined;
  /** Ids that were seen lately, which desks of one connection share. */
  readonly seen?: Seen;
}

/** Ids of inputs that were seen within minutes. */
export type Seen = Pick<LRUCache<string, true>, "has" | "set">;

/** How the ids of direct conversations begin: https://docs.slack.dev/reference/objects/conversation-object */
const DIRECT = "D";

const REMEMBERED = 10_000;

/** Slack's last retry of an event comes after five minutes: https://docs.slack.dev/apis/events-api#retries */
const MINUTES = 10;

/** Said when a reply can't be drawn or Slack doesn't take it; nothing in it can fail. */
export const SORRY: SlackMessage = {
  text: "Something went wrong on my side: please try again in a minute.",
  blocks: [],
  mrkdwn: false,
};

/** Keeps in mind what was seen within minutes. */
export function rememberSeen(): Seen {
  return new LRUCache<string, true>({ max: REMEMBERED, ttl: MINUTES * 60_000 });
}

/** Puts together what the handlers share. */
export function createDesk({ isOrganiser, workspace, seen = rememberSeen(), ...parts }: DeskParts): Desk {
  const restricted = new Set(
    parts.bot.commands.filter(({ access }) => access !== "everyone").map(({ name }) => name),
  );
  return {
    ...parts,
    origin: async (place, command = "") => ({
      platform: "slack",
      ...place,
      ...(workspace !== undefined && { workspace }),
      direct: place.channel.startsWith(DIRECT),
      organiser: restricted.has(command) && (await isOrganiser(place.person)),
    }),
    draw: (reply) => {
      try {
        return render(reply, parts.names.typed);
      } catch (error) {
        parts.log.error({ err: error }, "a reply could not be drawn for Slack");
        return SORRY;
      }
    },
    isRepeated: (...ids) => {
      const known = ids.filter((id) => id !== undefined);
      const repeated = known.some((id) => seen.has(id));
      for (const id of known) seen.set(id, true);
      return repeated;
    },
  };
}

/** The desk for one input, which is named in every line of the log. */
export function deskFor(reference: string, desk: Desk): Desk {
  return {
    ...desk,
    log: detailed(desk.log, { reference, platform: "slack" }),
    origin: (place, command) => desk.origin({ ...place, reference }, command),
  };
}
