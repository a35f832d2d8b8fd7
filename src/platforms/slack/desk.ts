import { randomUUID } from "node:crypto";
import type { Context } from "@slack/bolt";
import { z } from "zod";
import type { TakeArrival } from "../../core/arrivals.ts";
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
  /**
   * True when an input is to be answered: Slack delivers some twice, also to another process. `id` is what stays the same
   * then; where the input has none, the delivery's own counts.
   */
  isNew(id: string | undefined, context: Context): Promise<boolean>;
  /** Posts into a channel, or into the thread below a message. */
  post(channel: string, thread: string | undefined, message: SlackMessage): Promise<void>;
  readonly modals: Modals;
}

/** What the desk is made of. */
export interface DeskParts
  extends Pick<Desk, "bot" | "names" | "log" | "self" | "post" | "modals" | "nameOf"> {
  isOrganiser(person: string): Promise<boolean>;
  readonly take: TakeArrival;
  /** The workspace that all inputs of this desk come from, where that is known already. */
  readonly workspace?: string | undefined;
}

/** How the ids of direct conversations begin: https://docs.slack.dev/reference/objects/conversation-object */
const DIRECT = "D";

/** Slack is told within its 3 s that an input arrived; the answer may come later. */
const PATIENCE = 5000;

const contextSchema = z.object({ retryNum: z.number().optional(), deliveryId: z.string().optional() });

/** Said when a reply can't be drawn or Slack doesn't take it; nothing in it can fail. */
export const SORRY: SlackMessage = {
  text: "Something went wrong on my side: please try again in a minute.",
  blocks: [],
  mrkdwn: false,
};

/** Puts together what the handlers share. */
export function createDesk({ isOrganiser, workspace, take, ...parts }: DeskParts): Desk {
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
    isNew: (id, context) => {
      const { retryNum = 0, deliveryId } = contextSchema.parse(context);
      const key = `slack ${id ?? deliveryId ?? randomUUID()}`;
      return take({ key, again: retryNum > 0, patience: PATIENCE });
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
