import { EventEmitter, once } from "node:events";
import type { z } from "zod";
import type { responseSchema, SlackBlock } from "./slack-schema.ts";
import type { SlackView } from "./slack-view-schema.ts";

/** A message as it stands in a channel. */
export interface SlackPosted {
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly metadata?: unknown;
}

/** What was sent to one `response_url`, or said in the acknowledgement of its command. */
export type SlackAnswer = z.output<typeof responseSchema>;

/**
 * How Slack behaves when asked next: refuses, is busy, breaks, waits for a promise before it answers as usual; does what
 * it was asked and loses the answer; loses the request; or does it and never answers, on a connection left half open.
 */
export type Behaviour =
  | { readonly error: string }
  | { readonly retryAfter: number }
  | { readonly status: number }
  | { readonly after: Promise<unknown> }
  | { readonly lost: "answer" | "request" }
  | { readonly hangs: true };

/** A workspace, or an organisation, and the bot in it. */
export interface SlackTeam {
  readonly team?: string | undefined;
  readonly enterprise?: string | undefined;
  readonly bot: string;
  readonly botId: string;
}

/** How the pretended workspace is set up. */
export interface SlackOptions {
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
  /** Admins and owners by user id; everybody else is neither. */
  readonly admins: ReadonlySet<string>;
  /** False leaves answers and acknowledgements unchecked. */
  readonly validate: boolean;
  /** Tokens of installations end and are renewed. */
  readonly rotates: boolean;
}

/** All that the parts of the stand-in share. */
export interface SlackState extends SlackOptions {
  readonly channels: Map<string, SlackPosted[]>;
  /** Channels that the bot is not in; it is in all others. */
  readonly outside: Map<string, "invisible" | "archived" | "public">;
  readonly answers: Map<string, SlackAnswer[]>;
  /** Modals that are open, by id. */
  readonly views: Map<string, SlackView>;
  readonly calls: {
    readonly method: string;
    readonly body: Readonly<Record<string, string>>;
    readonly token?: string | undefined;
  }[];
  /** The client id and secret of the distributed app. */
  readonly app: { readonly id: string; readonly secret: string };
  /** What somebody allowed by a code, which is good once. */
  readonly codes: Map<string, SlackTeam>;
  /** Tokens of workspaces that have installed the app. */
  readonly tokens: Map<string, SlackTeam>;
  /** Tokens for renewing, each good once, and the token that it ends; with any in it, tokens end after 12 hours. */
  readonly refreshTokens: Map<string, string> | undefined;
  /** Requests that Slack would refuse or that nobody expected. */
  readonly problems: string[];
  readonly behaviours: Map<string, Behaviour[]>;
  /** Emits `called:<method>`, `posted:<channel>:<thread, if any>`, `answered:<response id>` and `view:<trigger or view>`. */
  readonly news: EventEmitter;
  /** A new timestamp, later than all before. */
  stamp(): string;
  /** A new id. */
  serial(): string;
}

/** The ids of the pretended workspace and of the bot in it. */
export const WORKSPACE = {
  team: "T0WORKSHOP",
  bot: "U0BOT",
  botId: "B0BOT",
  url: "https://workshop.example.org/",
};

/** A fresh workspace, where nothing has been said. */
export function createState(options: SlackOptions): SlackState {
  let count = 0;
  return {
    ...options,
    channels: new Map(),
    outside: new Map(),
    answers: new Map(),
    views: new Map(),
    calls: [],
    app: { id: "111.222", secret: "client-secret" },
    codes: new Map(),
    tokens: new Map(),
    refreshTokens: options.rotates ? new Map() : undefined,
    problems: [],
    behaviours: new Map(),
    news: new EventEmitter().setMaxListeners(0),
    stamp: () => `${Math.floor(Date.now() / 1000)}.${String((count += 1)).padStart(6, "0")}`,
    serial: () => String((count += 1)),
  };
}

/** Adds to a list in a map. */
export function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Waits for the next piece of news with this name. */
export async function nextNews<T>(state: SlackState, name: string): Promise<T> {
  const [item] = await once(state.news, name);
  return item;
}
