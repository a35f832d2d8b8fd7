import { randomUUID } from "node:crypto";
import type { Command, Completes, Context, Origin } from "./command.ts";
import { strandOf } from "./conversation.ts";
import { noteLast, workshopHere } from "./current.ts";
import { StoreUnavailableError, UserError } from "./errors.ts";
import { type Form, formFor } from "./form.ts";
import { type Importer, noImporter } from "./importer.ts";
import { type Invocation, parse } from "./invocation.ts";
import type { Log } from "./log.ts";
import { noPlatforms, type Switchboard } from "./platform.ts";
import { apology, type Inline, type Reply } from "./reply.ts";
import type { Store, Suggestion } from "./store.ts";
import { reference as nameOf } from "./talk.ts";
import type { Explained, Understand } from "./understanding.ts";

/** How long a question may follow up on the last one. */
const CONVERSATION_MS = 3_600_000;
const MOST_REMEMBERED = 20;
/** An answer waits no longer for what it leaves in the store, which is written once a long import has been. */
const NOTED_MS = 50;
/** What may also be meant of another workshop than the current one. */
const ELSEWHERE: ReadonlySet<Completes> = new Set(["talk", "presenter"]);

const HELP: Inline = { kind: "typed", invocation: { command: "help", args: {} } };

/** What to complete: an argument of a command, with the text typed so far. */
interface CompletionRequest {
  readonly command: string;
  readonly argument: string;
  readonly text: string;
  /** At most this many suggestions. */
  readonly limit: number;
}

/** The funnel that every input of every platform ends in. It never throws: what goes wrong becomes a reply and a log line. */
export interface Bot {
  readonly commands: readonly Command[];
  /** Answers a command, button or menu choice. The invocation is untrusted. `progress` shows what comes of it until then. */
  invoke(invocation: Invocation, origin: Origin, progress?: Context["progress"]): Promise<Reply>;
  /** Answers a text: a command when it begins with "/", else a question in plain language. */
  ask(text: string, origin: Origin, progress?: Context["progress"]): Promise<Reply>;
  /** Answers a text on its own, whatever was said before it, and says why it is answered so. */
  explain(text: string, origin: Origin): Promise<Explained>;
  /** The form that asks for what an invocation lacks, where there is something to ask for. */
  form(invocation: Invocation, origin: Origin): Promise<Form | undefined>;
  /** Suggests values for an argument while somebody types. */
  complete(request: CompletionRequest, origin: Origin): Promise<readonly Suggestion[]>;
}

/** What the funnel needs from outside. */
export interface BotParts {
  readonly commands: readonly Command[];
  /** Commands that only questions lead to; nobody types them. */
  readonly answers?: readonly Command[];
  readonly store: Store;
  readonly log: Log;
  /** The time now. */
  clock(): Date;
  readonly understand: Understand;
  /** Resolves to 0 when this person may ask now, else to the milliseconds until they may. */
  pace(origin: Origin): Promise<number>;
  /** The platforms as commands may know them; by default there are none. */
  readonly switchboard?: Switchboard;
  /** Imports for people in chat; by default there is none. */
  readonly importer?: Importer;
}

/** Builds the funnel over its parts. */
export function createBot(parts: BotParts): Bot {
  const { commands, store, log, clock, pace, switchboard = noPlatforms, importer = noImporter } = parts;
  const all = [...commands, ...(parts.answers ?? [])];

  const contextOf = (origin: Origin, progress: Context["progress"] = () => undefined): Context => {
    const now = clock();
    const context: Context = {
      ...origin,
      store,
      commands,
      switchboard,
      importer,
      progress,
      now,
      ask: async (text) => (await answer(text, context, true)).reply,
    };
    return context;
  };

  const noted = (writing: Promise<void>, failure: string): Promise<void> =>
    Promise.race([
      writing.catch((error: unknown) => log.warn({ err: error }, failure)),
      new Promise<void>((resolve) => setTimeout(resolve, NOTED_MS).unref()),
    ]);

  const run = async (invocation: Invocation, context: Context): Promise<Reply> => {
    const reply = await permitted(invocation, all, context).run(invocation.args, context);
    await noted(noteLast(context), "the last workshop was not noted");
    return reply;
  };

  const answer = async (text: string, context: Context, converses: boolean): Promise<Explained> => {
    const strand = strandOf(context);
    const turn = converses ? await store.conversations.recall(strand, new Date()) : undefined;
    const { invocation, locale, explanation } = text.trim().startsWith("/")
      ? { ...unexplained(typed(text, commands)), locale: context.locale }
      : await parts.understand(text, context, turn);
    const reply = await run(invocation, { ...context, locale });
    if (converses && reply.known) {
      const talks = reply.talks.slice(0, MOST_REMEMBERED).map(nameOf);
      const expires = new Date(Date.now() + CONVERSATION_MS);
      const said = { invocation, talks };
      await noted(store.conversations.remember(strand, said, expires), "what was said was not remembered");
    }
    return { reply, explanation };
  };

  const guarded = async <Result>(
    origin: Origin,
    work: (context: Context) => Promise<Result>,
    failed: (sorry: Reply) => Result,
    progress?: Context["progress"],
  ): Promise<Result> => {
    try {
      const wait = await pace(origin);
      if (wait > 0)
        throw new UserError(`That was a lot at once: please try again in ${Math.ceil(wait / 1000)} s.`);
      return await work(contextOf(origin, progress));
    } catch (error) {
      return failed(explain(error, origin, log));
    }
  };

  return {
    commands,
    invoke: (invocation, origin, progress) =>
      guarded(origin, (context) => run(invocation, context), same, progress),
    ask: (text, origin, progress) => guarded(origin, (context) => context.ask(text), same, progress),
    explain: (text, origin) =>
      guarded(
        origin,
        (context) => answer(text, context, false),
        (sorry) => ({ reply: sorry, explanation: {} }),
      ),
    form: async (invocation, origin) => {
      try {
        return await formFor(invocation, contextOf(origin));
      } catch (error) {
        log.error({ err: error, platform: origin.platform }, "a form could not be made");
        return undefined;
      }
    },
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

function same<Value>(value: Value): Value {
  return value;
}

function unexplained(invocation: Invocation): {
  invocation: Invocation;
  explanation: Explained["explanation"];
} {
  return { invocation, explanation: { invocation } };
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
  if (kind === undefined || kind === "channel" || kind === "file") return [];
  if (kind !== "command") return suggestHere(kind, text, limit, context);
  return context.commands
    .filter(({ name }) => name.includes(text.trim().toLowerCase()))
    .slice(0, limit)
    .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name }));
}

/** What the current workshop has comes first; where it has nothing that fits, the others are asked. */
async function suggestHere(
  kind: Exclude<Completes, "command" | "channel" | "file">,
  text: string,
  limit: number,
  context: Context,
): Promise<readonly Suggestion[]> {
  const { store } = context;
  const workshop = (await workshopHere(context))?.id;
  const here = await store.complete(kind, text, { limit, workshop });
  const isEnough = here.length > 0 || workshop === undefined || !ELSEWHERE.has(kind);
  return isEnough ? here : store.complete(kind, text, { limit });
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
