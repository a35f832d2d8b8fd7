import { LRUCache } from "lru-cache";
import { newReference } from "../../core/input.ts";
import type { Log } from "../../core/log.ts";
import { type Answerer, type Answering, answerInteraction } from "./answers.ts";
import { isOver, loggable } from "./errors.ts";
import { type AnswerMessage, answerTo, questionIn } from "./mentions.ts";
import { originOfInteraction, originOfMessage, type Surroundings } from "./origin.ts";
import { type Interaction, interactionSchema, messageSchema, type Self } from "./payloads.ts";
import { within } from "./within.ts";

/** How long an id is remembered, in milliseconds: as long as an interaction can be answered. */
const REMEMBERED = 15 * 60_000;
const MOST_REMEMBERED = 5000;

/** The open connection as inputs see it: as whom the bot is there, and how it answers. */
export interface Line extends Surroundings {
  readonly self: Self;
  answerer(interaction: Interaction): Answerer;
  post(channel: string, message: AnswerMessage): Promise<void>;
}

/** Takes what Discord sends. Nothing throws: what goes wrong is in the log. */
export interface Inputs {
  /** An INTERACTION_CREATE or MESSAGE_CREATE as it came. */
  interaction(raw: unknown, line: Line): void;
  message(raw: unknown, line: Line): void;
  /** Takes nothing more, and resolves when all is answered or `limit` milliseconds have passed. */
  finish(limit: number): Promise<void>;
}

/** Answers each input once, also when Discord sends it again. */
export function createInputs(answering: Answering, log: Log): Inputs {
  const seen = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: REMEMBERED });
  const running = new Set<Promise<void>>();
  let finishing = false;

  const isNew = (id: string): boolean => {
    if (finishing || seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };

  const run = (work: Promise<void>, details: Readonly<Record<string, unknown>>): void => {
    const settled = work
      .catch((error: unknown) => {
        const level = isOver(error) ? "info" : "error";
        log[level]({ ...details, err: loggable(error) }, "an answer didn't reach Discord");
      })
      .finally(() => running.delete(settled));
    running.add(settled);
  };

  return {
    interaction: (raw, line) => {
      const { data: interaction, error } = interactionSchema.safeParse(raw);
      if (!interaction) return log.debug({ err: loggable(error) }, "an interaction of another kind");
      if (!isNew(interaction.id)) return;
      const reference = newReference();
      const origin = { ...originOfInteraction(interaction, line), reference };
      const answerer = line.answerer(interaction);
      run(answerInteraction(interaction, origin, { ...answering, answerer }), {
        reference,
        interaction: interaction.id,
      });
    },
    message: (raw, line) => {
      const { data: message, error } = messageSchema.safeParse(raw);
      if (!message) return log.warn({ err: loggable(error) }, "a message of an unknown form");
      const question = questionIn(message, line.self);
      if (question === "" || !isNew(message.id)) return;
      const reference = newReference();
      const origin = { ...originOfMessage(message, line), reference };
      const answer = answerTo(question, message, origin, answering);
      const { channel_id: channel } = message;
      run(
        answer.then((sent) => line.post(channel, sent)),
        { reference, message: message.id, channel },
      );
    },
    finish: async (limit) => {
      finishing = true;
      await within(Promise.all(running), limit);
    },
  };
}
