import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { guildPayload, readyPayload, snowflake } from "./discord-world.ts";

/** The gateway: https://docs.discord.com/developers/events/gateway */
export interface Gateway {
  /** Sends an event, or keeps it until the bot resumes. */
  dispatch(event: string, data: unknown): void;
  /** Resolves when the bot has next identified or resumed. */
  connected(): Promise<"READY" | "RESUMED">;
  /** Cuts the connection without a goodbye. */
  drop(): void;
  /** Closes the connection with a code. */
  hangUp(code: number): void;
  /** Asks the bot to reconnect (op 7). */
  askToReconnect(): void;
  /** Tells the bot that its session can't go on (op 9). */
  invalidate(): void;
  /** Refuses everybody who identifies from now on, with this close code. */
  refuseWith(code: number | undefined): void;
  close(): void;
}

/** Intents that Discord grants on request only: presences, members, message content. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const MOST_KEPT = 1000;

const frameSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal(1), d: z.number().nullable() }),
  z.object({
    op: z.literal(2),
    d: z.looseObject({
      token: z.string(),
      intents: z.number(),
      properties: z.looseObject({ os: z.string() }),
    }),
  }),
  z.object({
    op: z.literal(6),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
]);
type Frame = z.output<typeof frameSchema>;

/** What Discord keeps of a connection so that the bot may resume it. */
interface Session {
  id: string;
  sequence: number;
  readonly kept: { readonly s: number; readonly frame: string }[];
}

/** Serves the gateway on the path `/gateway` of an HTTP server. */
export function createGateway(
  server: Server,
  { token, url, fault }: { token: string; url: string; fault: (words: string) => void },
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Set<(how: "READY" | "RESUMED") => void>();
  let session: Session = { id: "", sequence: 0, kept: [] };
  let current: WebSocket | undefined;
  let refusal: number | undefined;

  const dispatch = (event: string, data: unknown): void => {
    session.sequence += 1;
    const frame = JSON.stringify({ op: 0, t: event, s: session.sequence, d: data });
    session.kept.push({ s: session.sequence, frame });
    if (session.kept.length > MOST_KEPT) session.kept.shift();
    current?.send(frame);
  };
  const tell = (how: "READY" | "RESUMED"): void => {
    for (const resolve of waiting) resolve(how);
    waiting.clear();
  };

  const identify = (socket: WebSocket, { token: given, intents }: Extract<Frame, { op: 2 }>["d"]): void => {
    if (given !== token) return socket.close(4004, "Authentication failed.");
    if (refusal !== undefined) return socket.close(refusal);
    if ((intents & PRIVILEGED) !== 0) fault(`privileged intents: ${intents}`);
    session = { id: snowflake(), sequence: 0, kept: [] };
    current = socket;
    dispatch("READY", readyPayload(session.id, url));
    dispatch("GUILD_CREATE", guildPayload());
    tell("READY");
  };
  const resume = (socket: WebSocket, { session_id, seq }: Extract<Frame, { op: 6 }>["d"]): void => {
    if (session_id !== session.id) return socket.send(JSON.stringify({ op: 9, d: false }));
    current = socket;
    for (const { s, frame } of session.kept) if (s > seq) socket.send(frame);
    dispatch("RESUMED", {});
    tell("RESUMED");
  };
  const take = (socket: WebSocket, text: string): void => {
    const { data: frame, error } = frameSchema.safeParse(JSON.parse(text));
    if (!frame) return fault(`a frame of the gateway: ${error?.message}`);
    if (frame.op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (frame.op === 2) identify(socket, frame.d);
    if (frame.op === 6) resume(socket, frame.d);
  };

  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on("message", (data: Buffer) => take(opened, data.toString("utf8")));
      opened.on("close", () => {
        if (current === opened) current = undefined;
      });
      opened.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    });
  });

  return {
    dispatch,
    connected: () => new Promise((resolve) => waiting.add(resolve)),
    drop: () => current?.terminate(),
    hangUp: (code) => current?.close(code),
    askToReconnect: () => current?.send(JSON.stringify({ op: 7, d: null })),
    invalidate: () => {
      session.id = "";
      current?.send(JSON.stringify({ op: 9, d: false }));
    },
    refuseWith: (code) => {
      refusal = code;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
