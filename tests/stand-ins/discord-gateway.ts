import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { guildPayload, readyPayload, snowflake, WORLD } from "./discord-world.ts";

/** The gateway: https://docs.discord.com/developers/events/gateway */
export interface Gateway {
  /** Sends an event to the shard that it belongs to, or keeps it until the bot resumes. */
  dispatch(event: string, data: unknown): void;
  /** Resolves when the bot has next identified or resumed. */
  connected(): Promise<"READY" | "RESUMED">;
  /** Cuts all connections without a goodbye. */
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
      shard: z.tuple([z.number(), z.number()]).default([0, 1]),
      properties: z.looseObject({ os: z.string() }),
    }),
  }),
  z.object({
    op: z.literal(6),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
]);
const placed = z.looseObject({ guild_id: z.string().optional() });

type Frame = z.output<typeof frameSchema>;

/** What Discord keeps of a connection so that the bot may resume it. */
interface Session {
  id: string;
  /** Its number and how many there are. */
  readonly shard: readonly [number, number];
  sequence: number;
  readonly kept: { readonly s: number; readonly frame: string }[];
  socket: WebSocket | undefined;
}

/** Serves the gateway on the path `/gateway` of an HTTP server. Several bots may hold the same shard, and each is told all of it. */
export function createGateway(
  server: Server,
  { token, url, fault }: { token: string; url: string; fault: (words: string) => void },
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Set<(how: "READY" | "RESUMED") => void>();
  const sessions = new Set<Session>();
  let refusal: number | undefined;

  const send = (session: Session, event: string, data: unknown): void => {
    session.sequence += 1;
    const frame = JSON.stringify({ op: 0, t: event, s: session.sequence, d: data });
    session.kept.push({ s: session.sequence, frame });
    if (session.kept.length > MOST_KEPT) session.kept.shift();
    session.socket?.send(frame);
  };
  const tell = (how: "READY" | "RESUMED"): void => {
    for (const resolve of waiting) resolve(how);
    waiting.clear();
  };
  const each = (act: (socket: WebSocket) => void): void => {
    for (const { socket } of sessions) if (socket) act(socket);
  };

  const identify = (socket: WebSocket, { token: given, intents, shard }: Extract<Frame, { op: 2 }>["d"]) => {
    if (given !== token) return socket.close(4004, "Authentication failed.");
    if (refusal !== undefined) return socket.close(refusal);
    if ((intents & PRIVILEGED) !== 0) fault(`privileged intents: ${intents}`);
    for (const old of sessions) if (!old.socket && old.shard[0] === shard[0]) sessions.delete(old);
    const session: Session = { id: snowflake(), shard, sequence: 0, kept: [], socket };
    sessions.add(session);
    send(session, "READY", readyPayload(session.id, url, shard));
    if (isOn(shard, WORLD.guild)) send(session, "GUILD_CREATE", guildPayload());
    tell("READY");
  };
  const resume = (socket: WebSocket, { session_id, seq }: Extract<Frame, { op: 6 }>["d"]): void => {
    const session = [...sessions].find(({ id }) => id === session_id);
    if (!session) return socket.send(JSON.stringify({ op: 9, d: false }));
    session.socket = socket;
    for (const { s, frame } of session.kept) if (s > seq) socket.send(frame);
    send(session, "RESUMED", {});
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
        for (const session of sessions) if (session.socket === opened) session.socket = undefined;
      });
      opened.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    });
  });

  return {
    dispatch: (event, data) => {
      const { guild_id } = placed.parse(data);
      for (const session of sessions) if (isOn(session.shard, guild_id)) send(session, event, data);
    },
    connected: () => new Promise((resolve) => waiting.add(resolve)),
    drop: () => each((socket) => socket.terminate()),
    hangUp: (code) => each((socket) => socket.close(code)),
    askToReconnect: () => each((socket) => socket.send(JSON.stringify({ op: 7, d: null }))),
    invalidate: () => {
      for (const session of sessions) session.id = "";
      each((socket) => socket.send(JSON.stringify({ op: 9, d: false })));
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

/** Where a server's events go, and what belongs to none: https://docs.discord.com/developers/events/gateway#sharding */
function isOn([number, count]: Session["shard"], guild: string | undefined): boolean {
  return number === (guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count)));
}
