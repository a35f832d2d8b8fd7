import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Channels } from "./discord-channels.ts";
import type { Interactions, Outcome } from "./discord-interactions.ts";
import type { BodyKind } from "./discord-validation.ts";
import { snowflake, user, WORLD } from "./discord-world.ts";

/** A request that came in, and how it was answered. */
export interface Recorded {
  readonly method: string;
  /** The path after the version, decoded. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** How a request is to fail once; what is left out stays as it would be. */
export interface Failure {
  /** Which requests: held against `POST /channels/…/messages` and the like; all without it. */
  readonly on?: RegExp;
  /** An error in place of the answer; 500 without it. */
  readonly status?: number;
  /** The code that Discord has for it. */
  readonly code?: number;
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  /** True when Discord does what was asked, and fails only then. */
  readonly afterwards?: boolean;
  /** In place of an error, the connection is cut, or stays open without an answer. */
  readonly answer?: "cut" | "never";
}

/** What Discord remembers. */
export interface RestState {
  readonly token: string;
  readonly gatewayUrl: string;
  /** How many shards Discord recommends. */
  readonly shards: number;
  readonly interactions: Interactions;
  readonly channels: Channels;
  readonly failures: Failure[];
  readonly faults: string[];
  commands: readonly Record<string, unknown>[];
  /** Where the application has Discord send its inputs in place of the gateway. */
  readonly endpoint: string | null;
  readonly check: ((kind: BodyKind, body: unknown) => string[]) | undefined;
}

/** A request that has been read. */
export interface Asked {
  readonly method: string;
  /** After the version, decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly kind?: BodyKind;
  /** Requests that carry an interaction's token need no other. */
  readonly isOpen?: boolean;
  run(state: RestState, parts: readonly string[], asked: Asked): Outcome;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/gateway\/bot$/u, run: gatewayBot },
  { method: "GET", path: /^\/users\/@me$/u, run: () => ok(user(WORLD.bot, "rapporteur", true)) },
  {
    method: "GET",
    path: /^\/(?:oauth2\/)?applications\/@me$/u,
    run: ({ endpoint }) =>
      ok({ id: WORLD.application, name: "Rapporteur", interactions_endpoint_url: endpoint }),
  },
  { method: "GET", path: /^\/applications\/(\d+)\/commands$/u, run: ({ commands }) => ok(commands) },
  { method: "PUT", path: /^\/applications\/(\d+)\/commands$/u, kind: "commands", run: putCommands },
  {
    method: "POST",
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/u,
    kind: "callback",
    isOpen: true,
    run: ({ interactions }, [id = "", token = ""], { body }) => interactions.callback(id, token, body),
  },
  {
    method: "PATCH",
    path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/u,
    kind: "edit",
    isOpen: true,
    run: ({ interactions }, [token = ""], { body }) => interactions.edit(token, body),
  },
  {
    method: "POST",
    path: /^\/webhooks\/\d+\/([^/]+)$/u,
    kind: "follow",
    isOpen: true,
    run: ({ interactions }, [token = ""], { body }) => interactions.follow(token, body),
  },
  {
    method: "POST",
    path: /^\/channels\/(\d+)\/messages$/u,
    kind: "post",
    run: ({ channels }, [channel = ""], { body }) => channels.post(channel, body),
  },
  {
    method: "GET",
    path: /^\/channels\/(\d+)\/messages$/u,
    run: ({ channels }, [channel = ""], { query }) => channels.history(channel, query),
  },
  {
    method: "GET",
    path: /^\/channels\/(\d+)$/u,
    run: ({ channels }, [channel = ""]) => channels.read(channel),
  },
  {
    method: "POST",
    path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/u,
    kind: "thread",
    run: ({ channels }, [channel = "", message = ""]) => channels.openThread(channel, message),
  },
];

/** Answers one request as Discord does, and notes what Discord would not have liked. Without a status, see `Failure`. */
export function handle(state: RestState, asked: Asked): Outcome | "cut" | "never" {
  const { method, path, body } = asked;
  const route = ROUTES.find((candidate) => candidate.method === method && candidate.path.test(path));
  if (!route) {
    state.faults.push(`unexpected request: ${method} ${path}`);
    return error(404, 0, "404: Not Found");
  }
  if (!route.isOpen && asked.authorization !== `Bot ${state.token}`)
    return error(401, 0, "401: Unauthorized");
  const failure = takeFailure(state.failures, `${method} ${path}`);
  if (failure && !failure.afterwards) return failed(failure);
  const faults = route.kind ? (state.check?.(route.kind, body) ?? []) : [];
  state.faults.push(...faults.map((words) => `${method} ${path}: ${words}`));
  if (faults.length > 0) return error(400, 50035, `Invalid Form Body: ${faults.join("; ")}`);
  const outcome = route.run(state, route.path.exec(path)?.slice(1) ?? [], asked);
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
export function writeOutcome(response: ServerResponse, { status, body }: Outcome): void {
  const { retry_after } = z.looseObject({ retry_after: z.number().optional() }).catch({}).parse(body);
  if (retry_after !== undefined) response.setHeader("retry-after", String(retry_after));
  if (body === undefined) {
    response.writeHead(status).end();
  } else {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
}

function gatewayBot({ gatewayUrl, shards }: RestState): Outcome {
  const limits = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 };
  return ok({ url: gatewayUrl, shards, session_start_limit: limits });
}

/** Discord adds to commands what it knows, and gives them back in an order of its own. */
function putCommands(state: RestState, _parts: readonly string[], { body }: Asked): Outcome {
  const commands = z.array(z.record(z.string(), z.unknown())).parse(body);
  const known = { application_id: WORLD.application, version: snowflake(), nsfw: false, dm_permission: true };
  state.commands = commands
    .map(({ default_member_permissions: bits, ...command }) => ({
      ...known,
      description: "",
      ...command,
      default_member_permissions: typeof bits === "number" ? String(bits) : null,
      id: snowflake(),
    }))
    .toReversed();
  return ok(state.commands);
}

function takeFailure(failures: Failure[], request: string): Failure | undefined {
  const index = failures.findIndex(({ on }) => on === undefined || on.test(request));
  return index < 0 ? undefined : failures.splice(index, 1)[0];
}

function failed({ answer, status = 500, code = 0, retryAfter = 1 }: Failure): Outcome | "cut" | "never" {
  if (answer) return answer;
  if (status !== 429) return error(status, code, "failed as asked for");
  return { status, body: { message: "You are being rate limited.", retry_after: retryAfter, global: false } };
}

function error(status: number, code: number, message: string): Outcome {
  return { status, body: { code, message } };
}

function ok(body: unknown): Outcome {
  return { status: 200, body };
}
