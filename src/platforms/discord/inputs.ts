import type { TakeArrival } from "../../core/arrivals.ts";
import { newReference } from "../../core/input.ts";
import type { Log } from "../../core/log.ts";
import { type Answerer, type Answering, answerInteraction } from "./answers.ts";
import { isOver, loggable } from "./errors.ts";
import { type AnswerMessage, answerTo, questionIn } from "./mentions.ts";
import { originOfInteraction, originOfMessage, type Surroundings } from "./origin.ts";
import {
  type IncomingMessage,
  type Interaction,
  interactionSchema,
  messageSchema,
  type Self,
} from "./payloads.ts";
import { within } from "./within.ts";

/**
 * How long it may take to find out whether another process answers, in milliseconds. An interaction must be answered
 * within 3 s, and Discord itself takes the first answer only.
 */
const PATIENCE = { interaction: 500, message: 5000 };
const COMPLETION = 4;

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

/** Answers each input once, also when Discord sends it again, or to two processes while one takes over from the other. */
export function createInputs(answering: Answering, take: TakeArrival, log: Log): Inputs {
  const running = new Set<Promise<void>>();
  let finishing = false;

  const isNew = (id: string, kind: keyof typeof PATIENCE): Promise<boolean> =>
    take({ key: `discord ${id}`, again: false, patience: PATIENCE[kind] });

  const react = async (interaction: Interaction, line: Line, reference: string): Promise<void> => {
    // Completions only read, and come with every letter.
    if (interaction.type !== COMPLETION && !(await isNew(interaction.id, "interaction"))) return;
    const origin = { ...originOfInteraction(interaction, line), reference };
    await answerInteraction(interaction, origin, { ...answering, answerer: line.answerer(interaction) });
  };

  const reply = async (
    question: string,
    message: IncomingMessage,
    line: Line,
    reference: string,
  ): Promise<void> => {
    if (!(await isNew(message.id, "message"))) return;
    const origin = { ...originOfMessage(message, line), reference };
    await line.post(message.channel_id, await answerTo(question, message, origin, answering));
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
      if (finishing) return;
      const reference = newReference();
      run(react(interaction, line, reference), { reference, interaction: interaction.id });
    },
    message: (raw, line) => {
      const { data: message, error } = messageSchema.safeParse(raw);
      if (!message) return log.warn({ err: loggable(error) }, "a message of an unknown form");
      const question = questionIn(message, line.self);
      if (question === "" || finishing) return;
      const reference = newReference();
      const { id, channel_id: channel } = message;
      run(reply(question, message, line, reference), { reference, message: id, channel });
    },
    finish: async (limit) => {
      finishing = true;
      await within(Promise.all(running), limit);
    },
  };
}
