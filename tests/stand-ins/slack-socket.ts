import { EventEmitter, once } from "node:events";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { commandAckSchema, emptyAckSchema, suggestionAckSchema } from "./slack-schema.ts";
import { append, type SlackState } from "./slack-state.ts";
import { submissionAckSchema } from "./slack-view-schema.ts";

/** What Slack sends through a socket; `type` as in https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Envelope {
  readonly envelope_id: string;
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The socket side of Slack. */
export interface SlackSockets {
  /** How often a socket was opened. */
  readonly opened: number;
  /** How many are open. */
  readonly open: number;
  /** Resolves when a bot is connected, now or later. */
  connected(): Promise<void>;
  /**
   * Sends an envelope through the latest connection, or the one of this number, and resolves to what the bot acknowledged
   * it with. `retry_attempt` tells a bot that it was sent before.
   */
  deliver(
    envelope: Envelope & { readonly retry_attempt?: number },
    number?: number,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Cuts every connection as a broken network would. */
  drop(): void;
  /** Asks the bot to come back through a new socket, as Slack does every few hours. */
  refresh(): void;
}

const ACKS: Readonly<Record<string, z.ZodType>> = {
  slash_commands: commandAckSchema,
  block_suggestion: suggestionAckSchema,
  view_submission: submissionAckSchema,
};

const ackSchema = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).default({}),
});

/** Takes the upgrades of a server, greets, and matches acknowledgements to envelopes. */
export function createSockets(server: Server, state: SlackState): SlackSockets {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const greetings = new EventEmitter().setMaxListeners(0);
  const waiting = new Map<string, ((payload: Record<string, unknown>) => void)[]>();
  const open = new Set<WebSocket>();
  let opened = 0;

  sockets.on("connection", (socket) => {
    socket.on("close", () => open.delete(socket));
    socket.on("message", (data: Buffer) => {
      const ack = ackSchema.parse(JSON.parse(data.toString()));
      const resolve = waiting.get(ack.envelope_id)?.shift();
      if (resolve) resolve(ack.payload);
      else state.problems.push(`nothing with the id ${ack.envelope_id} waits for an acknowledgement`);
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A0" } }));
    open.add(socket);
    opened += 1;
    greetings.emit("hello");
  });

  const connected = async (): Promise<void> => {
    if (open.size === 0) await once(greetings, "hello");
  };

  return {
    get opened() {
      return opened;
    },
    get open() {
      return open.size;
    },
    connected,
    deliver: async (envelope, number = -1) => {
      await connected();
      const socket = [...open].at(number);
      const acknowledged = new Promise<Record<string, unknown>>((resolve) => {
        append(waiting, envelope.envelope_id, resolve);
      });
      socket?.send(JSON.stringify({ ...envelope, accepts_response_payload: envelope.type !== "events_api" }));
      const payload = await acknowledged;
      if (state.validate) checkAck(envelope, payload, state);
      return payload;
    },
    drop: () => {
      for (const socket of open) socket.terminate();
      open.clear();
    },
    refresh: () => {
      for (const socket of open)
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      open.clear();
    },
  };
}

function checkAck({ type, payload }: Envelope, ack: unknown, { problems }: SlackState): void {
  const kind = type === "interactive" ? String(payload["type"]) : type;
  const checked = (ACKS[kind] ?? emptyAckSchema).safeParse(ack);
  if (!checked.success) problems.push(`acknowledgement of ${type}: ${z.prettifyError(checked.error)}`);
}
