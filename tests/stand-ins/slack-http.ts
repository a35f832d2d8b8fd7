import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { parse } from "node:querystring";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { METHODS } from "./slack-api.ts";
import { accessOf } from "./slack-oauth.ts";
import { responseSchema } from "./slack-schema.ts";
import { append, type SlackAnswer, type SlackState, WORKSPACE } from "./slack-state.ts";

/** The workspace of whoever has put the bot's token into `.env`. */
const OWN = { team: WORKSPACE.team, bot: WORKSPACE.bot, botId: WORKSPACE.botId };

/** Slack takes five messages for one click or command. */
const USES = 5;

/** The HTTP side of Slack: `/api/<method>`, and `/respond/<id>` for the answers to commands and clicks. */
export function createSlackServer(state: SlackState, socketUrl: () => string): Server {
  return createServer((request, response) => {
    void handle(request, response, state, socketUrl).catch((error: unknown) => {
      state.problems.push(`${request.url}: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  state: SlackState,
  socketUrl: () => string,
): Promise<void> {
  const body = await text(request);
  const [, area, name = ""] = (request.url ?? "").split("/");
  state.news.emit(`called:${name}`);
  const behaviour = state.behaviours.get(area === "respond" ? "response_url" : name)?.shift();
  if (behaviour && "after" in behaviour) await behaviour.after;
  else if (behaviour && "lost" in behaviour) {
    if (behaviour.lost === "request") return void request.socket.destroy();
    response.end = (() => request.socket.destroy()) as never;
  } else if (behaviour && "hangs" in behaviour) response.end = (() => response) as never;
  else if (behaviour) return misbehave(response, behaviour);
  if (area === "respond") respond(name, body, response, state);
  else if (area === "api") callMethod(name, request, body, response, state, socketUrl);
  else {
    state.problems.push(`${request.method} ${request.url} was not expected`);
    response.writeHead(404).end();
  }
}

function misbehave(
  response: ServerResponse,
  behaviour: { error: string } | { retryAfter: number } | { status: number },
): void {
  if ("error" in behaviour) json(response, { ok: false, error: behaviour.error });
  else if ("retryAfter" in behaviour)
    response
      .writeHead(429, { "retry-after": String(behaviour.retryAfter) })
      .end('{"ok":false,"error":"ratelimited"}');
  else response.writeHead(behaviour.status).end("sorry");
}

function respond(id: string, body: string, response: ServerResponse, state: SlackState): void {
  const read: unknown = JSON.parse(body);
  const parsed = state.validate ? responseSchema.safeParse(read) : undefined;
  if (parsed?.error) {
    state.problems.push(`response_url: ${z.prettifyError(parsed.error)}`);
    return void response.writeHead(500).end("invalid_blocks");
  }
  if ((state.answers.get(id)?.length ?? 0) >= USES) {
    state.problems.push(`response_url ${id} was used more than ${USES} times`);
    return void response.writeHead(404).end("used_url");
  }
  const message = parsed?.data ?? (read as SlackAnswer);
  append(state.answers, id, message);
  response.end("ok");
  state.news.emit(`answered:${id}`, message);
}

function callMethod(
  method: string,
  { headers: { authorization } }: IncomingMessage,
  body: string,
  response: ServerResponse,
  state: SlackState,
  socketUrl: () => string,
): void {
  const form: Record<string, string> = z.record(z.string(), z.string()).parse({ ...parse(body) });
  const token = authorization?.replace(/^Bearer /u, "");
  state.calls.push({ method, body: form, token });
  if (method === "oauth.v2.access") return json(response, accessOf(form, state));
  const opens = method === "apps.connections.open";
  const { [method]: run } = METHODS;
  if (!opens && !run) {
    state.problems.push(`the method ${method} was not expected`);
    return json(response, { ok: false, error: "unknown_method" });
  }
  const team = token === state.botToken ? OWN : state.tokens.get(token ?? "");
  if (opens ? token !== state.appToken : !team)
    return json(response, { ok: false, error: authorization ? "invalid_auth" : "not_authed" });
  const answer = opens ? { url: socketUrl() } : run?.(form, state, team ?? OWN);
  json(response, { ok: true, ...answer }, state.scopes);
}

function json(response: ServerResponse, answer: unknown, scopes?: readonly string[]): void {
  response
    .writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      ...(scopes ? { "x-oauth-scopes": scopes.join(",") } : {}),
    })
    .end(JSON.stringify(answer));
}
