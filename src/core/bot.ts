import { apologise } from "./apologise.ts";
import type { Command, Context, Origin } from "./command.ts";
import { strandOf } from "./conversation.ts";
import { noteLast } from "./current.ts";
import { UserError } from "./errors.ts";
import { checkAccess, commandOf, typed } from "./find-command.ts";
import { type Form, formFor } from "./form.ts";
import { type Importer, noImporter } from "./importer.ts";
import { beginInput, type Input } from "./input.ts";
import type { Invocation } from "./invocation.ts";
import type { Log } from "./log.ts";
import { noObserver, type Observer } from "./observer.ts";
import { noPlatforms, type Switchboard } from "./platform.ts";
import type { Reply } from "./reply.ts";
import { seenBy } from "./seen-by.ts";
import type { Store, Suggestion } from "./store.ts";
import { type CompletionRequest, suggest } from "./suggest.ts";
import { reference as nameOf } from "./talk.ts";
import type { Explained, Understand } from "./understanding.ts";

/** How long a question may follow up on the last one. */
const CONVERSATION_MS = 3_600_000;
const MOST_REMEMBERED = 20;
/** An answer waits no longer for what it leaves in the store, which is written once a long import has been. */
const NOTED_MS = 50;

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
  /** Who measures the bot; by default nobody. */
  readonly observer?: Observer;
}

/** What the funnel itself knows while it answers. */
interface Inside extends Context {
  readonly input: Input;
}

/** Builds the funnel over its parts. */
export function createBot(parts: BotParts): Bot {
  const { commands, store, log, clock, pace } = parts;
  const { switchboard = noPlatforms, importer = noImporter, observer = noObserver } = parts;
  const all = [...commands, ...(parts.answers ?? [])];

  const contextOf = (
    origin: Origin,
    ask: Context["ask"] = speechless,
    progress: Context["progress"] = ignore,
  ): Context => ({
    ...origin,
    store: seenBy(store, origin),
    commands,
    switchboard,
    importer,
    progress,
    now: clock(),
    ask,
  });

  const run = async (invocation: Invocation, context: Inside): Promise<Reply> => {
    const command = commandOf(invocation, all);
    context.input.concerns(command.name);
    checkAccess(command, invocation, context);
    const reply = await command.run(invocation.args, context);
    if (!command.traceless)
      await noted(noteLast(context), "the last workshop was not noted", context.input.log);
    return reply;
  };

  const answer = async (text: string, context: Inside, converses: boolean): Promise<Explained> => {
    const strand = strandOf(context);
    const turn = converses ? await store.conversations.recall(strand, new Date()) : undefined;
    const { invocation, locale, explanation } = text.trim().startsWith("/")
      ? { ...unexplained(typed(text, commands)), locale: context.locale }
      : await parts.understand(text, context, turn);
    const reply = await run(invocation, { ...context, locale });
    if (converses && reply.known && !commandOf(invocation, all).traceless) {
      const talks = reply.talks.slice(0, MOST_REMEMBERED).map(nameOf);
      const expires = new Date(Date.now() + CONVERSATION_MS);
      const remembered = store.conversations.remember(strand, { invocation, talks }, expires);
      await noted(remembered, "what was said was not remembered", context.input.log);
    }
    return { reply, explanation };
  };

  const guarded = async <Result>(
    origin: Origin,
    work: (context: Inside) => Promise<Result>,
    failed: (sorry: Reply) => Result,
    progress?: Context["progress"],
  ): Promise<Result> => {
    const input = beginInput(origin, log, observer);
    const ask = async (text: string): Promise<Reply> => (await answer(text, context, true)).reply;
    const context: Inside = { ...contextOf(origin, ask, progress), input };
    try {
      const wait = await pace(origin);
      if (wait > 0)
        throw new UserError(`That was a lot at once: please try again in ${Math.ceil(wait / 1000)} s.`);
      const result = await work(context);
      input.end();
      return result;
    } catch (error) {
      input.end(error);
      return failed(apologise(error, input));
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
        const { platform, reference } = origin;
        log.error({ err: error, platform, reference }, "a form could not be made");
        return undefined;
      }
    },
    complete: async (request, origin) => {
      const ended = observer.completion(origin.platform);
      try {
        return await suggest(request, contextOf(origin));
      } catch (error) {
        const { platform, reference } = origin;
        log.error({ err: error, request, platform, reference }, "completion failed");
        return [];
      } finally {
        ended();
      }
    },
  };
}

/** Waits for something to be written, but not long; whether it was, the log says. */
function noted(writing: Promise<void>, failure: string, log: Log): Promise<void> {
  return Promise.race([
    writing.catch((error: unknown) => log.warn({ err: error }, failure)),
    new Promise<void>((resolve) => setTimeout(resolve, NOTED_MS).unref()),
  ]);
}

function same<Value>(value: Value): Value {
  return value;
}

function ignore(): void {}

/** Neither forms nor suggestions ask questions. */
function speechless(): Promise<never> {
  return Promise.reject(new Error("nobody asks here"));
}

function unexplained(invocation: Invocation): {
  invocation: Invocation;
  explanation: Explained["explanation"];
} {
  return { invocation, explanation: { invocation } };
}
