import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { messageBodySchema } from "./discord-components.ts";
import { messagePayload, type SentMessage } from "./discord-events.ts";
import type { Interactions, Outcome } from "./discord-interactions.ts";
import type { BodyKind } from "./discord-validation.ts";
import { member, sentAt, snowflake, user, WORLD } from "./discord-world.ts";

/** A request that came in, and how it was answered. */
export interface Recorded {
  readonly method: string;
  /** The path after the version, decoded. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** How a request is to fail once. */
export interface Failure {
  readonly status: number;
  /** Discord's own code of the refusal. */
  readonly code?: number;
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  /** Which requests: held against `POST /channels/…/messages` and the like; all without it. */
  readonly on?: RegExp;
  /** True when Discord does what was asked and fails only then. */
  readonly afterwards?: boolean;
  /** How the connection ends instead of an answer: closed, or left half open. */
  readonly silence?: "closed" | "open";
}

/** What Discord remembers. */
export interface RestState {
  readonly token: string;
  readonly gatewayUrl: string;
  readonly interactions: Interactions;
  /** Messages by channel, oldest first. */
  readonly messages: Map<string, SentMessage[]>;
  /** Threads that were opened, by id. */
  readonly threads: Set<string>;
  /** Channels that the bot can't see. */
  readonly hidden: Set<string>;
  /** How long a nonce is remembered, in milliseconds; "a few minutes" is all that Discord says. */
  nonceMemoryMs: number;
  /** What the bot may do, as bits. */
  permissions: bigint;
  readonly failures: Failure[];
  readonly faults: string[];
  commands: readonly Record<string, unknown>[];
  readonly check: ((kind: BodyKind, body: unknown) => string[]) | undefined;
  readonly posted: (message: SentMessage) => void;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly kind?: BodyKind;
  /** Requests that carry an interaction's token need no other. */
  readonly isOpen?: boolean;
  run(state: RestState, parts: readonly string[], body: unknown, query: URLSearchParams): Outcome;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/gateway\/bot$/u, run: gatewayBot },
  { method: "GET", path: /^\/users\/@me$/u, run: () => ok(user(WORLD.bot, "rapporteur", true)) },
  {
    method: "GET",
    path: /^\/(?:oauth2\/)?applications\/@me$/u,
    run: () => ok({ id: WORLD.application, name: "Rapporteur", interactions_endpoint_url: null }),
  },
  { method: "GET", path: /^\/applications\/(\d+)\/commands$/u, run: ({ commands }) => ok(commands) },
  { method: "PUT", path: /^\/applications\/(\d+)\/commands$/u, kind: "commands", run: putCommands },
  {
    method: "POST",
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/u,
    kind: "callback",
    isOpen: true,
    run: ({ interactions }, [id = "", token = ""], body) => interactions.callback(id, token, body),
  },
  {
    method: "PATCH",
    path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/u,
    kind: "edit",
    isOpen: true,
    run: ({ interactions }, [token = ""], body) => interactions.edit(token, body),
  },
  {
    method: "POST",
    path: /^\/webhooks\/\d+\/([^/]+)$/u,
    kind: "follow",
    isOpen: true,
    run: ({ interactions }, [token = ""], body) => interactions.follow(token, body),
  },
  { method: "POST", path: /^\/channels\/(\d+)\/messages$/u, kind: "post", run: postMessage },
  { method: "GET", path: /^\/channels\/(\d+)\/messages$/u, run: listMessages },
  { method: "POST", path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/u, run: startThread },
  { method: "GET", path: /^\/channels\/(\d+)$/u, run: getChannel },
  { method: "GET", path: /^\/guilds\/(\d+)\/roles$/u, run: ({ permissions }) => ok(botRoles(permissions)) },
  { method: "GET", path: /^\/guilds\/(\d+)\/members\/(\d+)$/u, run: () => ok(member([])) },
];

/** Answers one request as Discord does, and notes what Discord would not have liked. */
export function handle(
  state: RestState,
  method: string,
  path: string,
  body: unknown,
  auth: string,
  query: URLSearchParams,
): Outcome {
  const route = ROUTES.find((candidate) => candidate.method === method && candidate.path.test(path));
  if (!route) {
    state.faults.push(`unexpected request: ${method} ${path}`);
    return { status: 404, body: { code: 0, message: "404: Not Found" } };
  }
  if (!route.isOpen && auth !== `Bot ${state.token}`)
    return { status: 401, body: { code: 0, message: "401: Unauthorized" } };
  const failure = takeFailure(state.failures, `${method} ${path}`);
  if (failure && !failure.afterwards) return failed(failure);
  const faults = route.kind ? (state.check?.(route.kind, body) ?? []) : [];
  state.faults.push(...faults.map((words) => `${method} ${path}: ${words}`));
  if (faults.length > 0)
    return { status: 400, body: { code: 50035, message: `Invalid Form Body: ${faults.join("; ")}` } };
  const outcome = route.run(state, route.path.exec(path)?.slice(1) ?? [], body, query);
  return failure ? failed(failure) : outcome;
}

/** Reads a body: JSON, or the JSON part of a form with files. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (chunks.length === 0) return undefined;
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return JSON.parse(bytes.toString("utf8"));
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const json = form.get("payload_json");
  return typeof json === "string" ? JSON.parse(json) : {};
}

/** Writes an outcome with the headers that discord.js reads. */
export function writeOutcome(response: ServerResponse, { status, body, silence }: Outcome): void {
  if (silence === "closed") response.destroy();
  if (silence) return;
  const { retry_after } = z.looseObject({ retry_after: z.number().optional() }).catch({}).parse(body);
  if (retry_after !== undefined) response.setHeader("retry-after", String(retry_after));
  if (body === undefined) {
    response.writeHead(status).end();
  } else {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
}

function gatewayBot({ gatewayUrl }: RestState): Outcome {
  const limits = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  return ok({ url: gatewayUrl, shards: 1, session_start_limit: limits });
}

/** Discord adds to commands what it knows, and gives them back in an order of its own. */
function putCommands(state: RestState, _parts: readonly string[], body: unknown): Outcome {
  const commands = z.array(z.record(z.string(), z.unknown())).parse(body);
  const known = { application_id: WORLD.application, version: snowflake(), nsfw: false, dm_permission: true };
  const worded = ({ default_member_permissions: bits = null }: Record<string, unknown>) => ({
    default_member_permissions: bits === null ? null : String(bits),
  });
  state.commands = commands
    .map((command) => ({ ...known, ...command, ...worded(command), id: snowflake() }))
    .toReversed();
  return ok(state.commands);
}

function postMessage(state: RestState, [channel = ""]: readonly string[], body: unknown): Outcome {
  if (isUnknown(state, channel)) return UNKNOWN_CHANNEL;
  const { messages, posted } = state;
  const parsed = messageBodySchema.parse(body);
  const list = messages.get(channel) ?? [];
  const isRecent = ({ id }: SentMessage): boolean => sentAt(id) > Date.now() - state.nonceMemoryMs;
  const same = list.find(
    (message) => parsed.enforce_nonce && message.body.nonce === parsed.nonce && isRecent(message),
  );
  if (same) return ok(messagePayload(same));
  const message = { id: snowflake(), channel, body: parsed };
  messages.set(channel, [...list, message]);
  posted(message);
  return ok(messagePayload(message));
}

const UNKNOWN_CHANNEL: Outcome = { status: 404, body: { code: 10003, message: "Unknown Channel" } };

/** A thread has the id of the message it hangs under, but only once it was opened. */
function isUnknown({ messages, threads, hidden }: RestState, channel: string): boolean {
  if (hidden.has(channel)) return true;
  return !threads.has(channel) && [...messages.values()].some((all) => all.some(({ id }) => id === channel));
}

function listMessages(
  state: RestState,
  [channel = ""]: readonly string[],
  _body: unknown,
  query: URLSearchParams,
): Outcome {
  if (isUnknown(state, channel)) return UNKNOWN_CHANNEL;
  const after = BigInt(query.get("after") ?? "0");
  const found = (state.messages.get(channel) ?? []).filter(({ id }) => BigInt(id) > after);
  const first = query.has("after") ? found.slice(0, Number(query.get("limit") ?? 50)) : found.slice(-50);
  return ok(first.map(messagePayload).toReversed());
}

function startThread({ threads }: RestState, [, message = ""]: readonly string[]): Outcome {
  if (threads.has(message)) {
    return {
      status: 400,
      body: { code: 160004, message: "A thread has already been created for this message" },
    };
  }
  threads.add(message);
  return ok({ id: message, type: 11 });
}

function getChannel(state: RestState, [channel = ""]: readonly string[]): Outcome {
  if (isUnknown(state, channel)) return { status: 403, body: { code: 50001, message: "Missing Access" } };
  return ok({ id: channel, type: 0, guild_id: WORLD.guild, permission_overwrites: [] });
}

function botRoles(permissions: bigint): unknown[] {
  return [{ id: WORLD.guild, name: "@everyone", permissions: String(permissions) }];
}

function takeFailure(failures: Failure[], request: string): Failure | undefined {
  const index = failures.findIndex(({ on }) => on === undefined || on.test(request));
  return index < 0 ? undefined : failures.splice(index, 1)[0];
}

function failed({ status, code = 0, retryAfter, silence }: Failure): Outcome {
  if (silence) return { status, body: undefined, silence };
  if (status !== 429) return { status, body: { code, message: `${status}: failed as asked for` } };
  return {
    status,
    body: { message: "You are being rate limited.", retry_after: retryAfter ?? 1, global: false },
  };
}

function ok(body: unknown): Outcome {
  return { status: 200, body };
}
