import { randomUUID } from "node:crypto";
import type { Command, Context, Origin } from "./command.ts";
import { StoreUnavailableError, UserError } from "./errors.ts";
import { type Invocation, parse } from "./invocation.ts";
import type { Log } from "./log.ts";
import { apology, type Inline, type Reply } from "./reply.ts";
import type { Store, Suggestion } from "./store.ts";

const HELP: Inline = { kind: "typed", invocation: { command: "help", args: {} } };

/** What to complete: an argument of a command, with the text typed so far. */
export interface CompletionRequest {
  readonly command: string;
  readonly argument: string;
  readonly text: string;
  /** At most this many suggestions. */
  readonly limit: number;
}

/** The funnel that every input of every platform ends in. It never throws: what goes wrong becomes a reply and a log line. */
export interface Bot {
  readonly commands: readonly Command[];
  /** Answers a command, button or menu choice. The invocation is untrusted. */
  invoke(invocation: Invocation, origin: Origin): Promise<Reply>;
  /** Answers a text: a command when it begins with "/", else a question in plain language. */
  ask(text: string, origin: Origin): Promise<Reply>;
  /** Suggests values for an argument while somebody types. */
  complete(request: CompletionRequest, origin: Origin): Promise<readonly Suggestion[]>;
}

/** What the funnel needs from outside. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly store: Store;
  readonly log: Log;
  /** The time now. */
  clock(): Date;
  /** Turns a question in plain language into an invocation. */
  understand(text: string): Invocation;
  /** Resolves to 0 when this person may ask now, else to the milliseconds until they may. */
  pace(origin: Origin): Promise<number>;
}

/** Builds the funnel over its parts. */
export function createBot({ commands, store, log, clock, understand, pace }: BotParts): Bot {
  const contextOf = (origin: Origin): Context => ({ ...origin, store, commands, now: clock() });

  const answer = async (find: () => Invocation, origin: Origin): Promise<Reply> => {
    try {
      const wait = await pace(origin);
      if (wait > 0)
        throw new UserError(`That was a lot at once: please try again in ${Math.ceil(wait / 1000)} s.`);
      const invocation = find();
      return await permitted(invocation, commands, origin).run(invocation.args, contextOf(origin));
    } catch (error) {
      return explain(error, origin, log);
    }
  };

  return {
    commands,
    invoke: (invocation, origin) => answer(() => invocation, origin),
    ask: (text, origin) =>
      answer(() => (text.trim().startsWith("/") ? typed(text, commands) : understand(text)), origin),
    complete: async (request, origin) => {
      try {
        return await suggest(request, contextOf(origin));
      } catch (error) {
        log.error({ err: error, request, platform: origin.platform }, "completion failed");
        return [];
      }
    },
  };
}

function typed(text: string, commands: readonly Command[]): Invocation {
  const invocation = parse(text.trim().slice(1), commands);
  if (!invocation)
    throw new UserError([`I don't know ${text.trim().split(/\s/u)[0]}: `, HELP, " lists what I do."]);
  return invocation;
}

function permitted(invocation: Invocation, commands: readonly Command[], origin: Origin): Command {
  const command = commands.find(({ name }) => name === invocation.command);
  if (!command) throw new UserError(["That doesn't work any more: ", HELP, " lists what I do."]);
  if (command.access === "organisers" && !origin.organiser) {
    throw new UserError([
      "Only organisers may use ",
      { kind: "typed", invocation },
      ": please ask one of them.",
    ]);
  }
  return command;
}

async function suggest(request: CompletionRequest, context: Context): Promise<readonly Suggestion[]> {
  const { text, limit } = request;
  const command = context.commands.find(({ name }) => name === request.command);
  const kind = command?.arguments.find(({ name }) => name === request.argument)?.completes;
  if (kind === undefined) return [];
  if (kind !== "command") return context.store.complete(kind, text, { limit });
  return context.commands
    .filter(({ name }) => name.includes(text.trim().toLowerCase()))
    .slice(0, limit)
    .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name }));
}

function explain(error: unknown, origin: Origin, log: Log): Reply {
  if (error instanceof UserError) return apology(error.sentence);
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference, platform: origin.platform }, "an answer failed");
  return apology(
    error instanceof StoreUnavailableError
      ? `My memory doesn't answer at the moment: please try again shortly (reference ${reference}).`
      : `Something went wrong on my side: please try again, or tell an organiser the reference ${reference}.`,
  );
}
