import { z } from "zod";
import { UserError } from "./errors.ts";
import type { Importer } from "./importer.ts";
import type { Signature } from "./invocation.ts";
import type { Switchboard } from "./platform.ts";
import type { Audience, Reply } from "./reply.ts";
import type { Store } from "./store.ts";
import type { PlatformName } from "./subscription.ts";

/** What an argument is completed from. A channel or a file is chosen by the platform's own means. */
export type Completes =
  | "talk"
  | "presenter"
  | "topic"
  | "day"
  | "workshop"
  | "command"
  | "channel"
  /** A file that is uploaded: the argument becomes its address. */
  | "file";

declare module "zod" {
  interface GlobalMeta {
    /** What this argument is completed from while somebody types. */
    completes?: Completes;
  }
}

/** Where an input came from and who sent it, as the platform knows it. */
export interface Origin {
  readonly platform: PlatformName;
  /** The Slack team, the Discord server, or the direct conversation outside of any. */
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
  /** The thread in which it was said, or that the answer opens; absent outside of threads. */
  readonly thread?: string | undefined;
  /** The channel that holds the thread, where a thread is a channel of its own. */
  readonly parent?: string | undefined;
  /** True in a conversation with the bot alone. */
  readonly direct?: boolean | undefined;
  /** True for people who may change what concerns everybody. */
  readonly organiser: boolean;
  /** The person's name as the platform shows it, where it tells. */
  readonly name?: string | undefined;
  /** BCP 47 tag of the person's language, where the platform tells it. */
  readonly locale?: string | undefined;
  /** Names this input in the log, where its platform writes lines about it, too. */
  readonly reference?: string | undefined;
}

/** All that a command may use. */
export interface Context extends Origin {
  readonly store: Store;
  readonly now: Date;
  readonly commands: readonly Command[];
  readonly switchboard: Switchboard;
  readonly importer: Importer;
  /** Shows how something that takes its time is getting on, where the platform can. The last one shown counts. */
  progress(reply: Reply): void;
  /** Answers a question in plain language, as part of the conversation that this input belongs to. */
  ask(question: string): Promise<Reply>;
}

/** A command as the funnel sees it: its arguments are raw until `run` has parsed them. */
export interface Command extends Signature {
  /** One line for menus and help, at most 100 characters. */
  readonly description: string;
  readonly arguments: readonly Argument[];
  /** What one may type, without the slash. */
  readonly examples: readonly string[];
  /** Who may use it; with `own`, everybody for what is theirs and organisers for the rest: the command tells them apart. */
  readonly access: "everyone" | "own" | "organisers";
  /** The arguments that a form asks for where the platform has one and none of them was given; empty for no form. */
  readonly form: readonly string[];
  /** Where the platform offers actions on a message, this is one of them. */
  readonly shortcut?: Shortcut | undefined;
  /** Nothing is noted of its use: neither the last workshop nor what was said. */
  readonly traceless?: boolean | undefined;
  /** Who sees the answer when it takes so long that this must be said before it is known. */
  readonly audience: Audience;
  /** Checks the raw arguments and runs. Throws UserError when one doesn't fit. */
  run(args: Readonly<Record<string, string>>, context: Context): Promise<Reply>;
  /** What its form holds at first, for these arguments. Throws UserError where `run` would. */
  fill(args: Readonly<Record<string, string>>, context: Context): Promise<Readonly<Record<string, string>>>;
}

/** A command as an action on a message: what it is called, and the arguments that take what the message holds. */
interface Shortcut {
  /** At most 24 characters. */
  readonly label: string;
  /** Takes the message's words. */
  readonly text: string;
  /** Takes the message's address. */
  readonly message: string;
  /** Takes the address of a file that was uploaded with it. */
  readonly file: string;
}

/** One argument, derived from the command's zod object; platforms build their options from it. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: "string" | "integer" | "boolean";
  readonly choices?: readonly string[] | undefined;
  readonly completes?: Completes | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
}

interface Definition<Args extends z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly args: Args;
  readonly examples: readonly string[];
  readonly access?: Command["access"];
  /** True for a form with all arguments. */
  readonly form?: boolean | readonly string[];
  readonly shortcut?: Shortcut;
  readonly traceless?: boolean;
  readonly audience?: Audience;
  run(args: z.output<Args>, context: Context): Promise<Reply>;
  fill?(args: z.output<Args>, context: Context): Promise<Readonly<Record<string, string>>>;
}

/**
 * Turns a definition with a zod object into a command. The object is the only place where arguments are declared:
 * options, usage hints, help, completion and validation come from it. The first argument takes text without a name.
 */
export function defineCommand<Args extends z.ZodObject>(definition: Definition<Args>): Command {
  const {
    name,
    description,
    args: schema,
    examples,
    access = "everyone",
    form = false,
    shortcut,
    traceless = false,
    audience = "channel",
  } = definition;
  const described = describeArguments(schema);
  const argumentNames = described.map((argument) => argument.name);
  return {
    name,
    description,
    examples,
    access,
    form: form === true ? argumentNames : form === false ? [] : form,
    shortcut,
    traceless,
    audience,
    arguments: described,
    argumentNames,
    run: async (args, context) => definition.run(parseOrExplain(schema, args), context),
    fill: async (args, context) => definition.fill?.(parseOrExplain(schema, args), context) ?? {},
  };
}

const propertySchema = z.object({
  type: z.enum(["string", "integer", "boolean"]),
  description: z.string(),
  enum: z.array(z.string()).optional(),
  completes: z.custom<Completes>((value) => typeof value === "string").optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
});

function describeArguments(schema: z.ZodObject): Argument[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" });
  return Object.entries(properties).map(([name, property]) => {
    const { enum: choices, ...rest } = propertySchema.parse(property);
    const required = !schema.shape[name]?.safeParse(undefined).success;
    return { name, required, choices, ...rest };
  });
}

function parseOrExplain<Args extends z.ZodObject>(
  schema: Args,
  args: Readonly<Record<string, string>>,
): z.output<Args> {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value.trim() !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.path.join(".") ?? "";
  throw new UserError(
    given[name] === undefined
      ? `Please say which ${name} you mean.`
      : `“${given[name]}” doesn't fit as ${name}: ${issue?.message}.`,
    { cause: parsed.error },
  );
}
