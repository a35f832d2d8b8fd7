import { once } from "node:events";
import type { Server } from "node:http";
import { createSlackServer } from "./slack-http.ts";
import { createSockets, type SlackSockets } from "./slack-socket.ts";
import {
  append,
  type Behaviour,
  createState,
  type SlackOptions,
  type SlackPosted,
  type SlackState,
} from "./slack-state.ts";

/** Slack on loopback: it speaks the wire, holds what is said, and refuses what Slack's documentation doesn't allow. */
export interface SlackStandIn {
  readonly state: SlackState;
  readonly sockets: SlackSockets;
  /** The address of the Web API, for `SLACK_API_URL`. */
  readonly apiUrl: string;
  /** Where answers to commands and clicks go: `responseUrl("1")`. */
  responseUrl(id: string): string;
  /** What stands in a channel, oldest first. */
  messages(channel: string): readonly SlackPosted[];
  /** How the next calls of a method (or of `response_url`) end, in order; then all is as usual again. */
  next(method: string, ...behaviours: readonly Behaviour[]): void;
  /** Throws when the bot sent anything that Slack would refuse or that nobody expected. */
  check(): void;
  close(): Promise<void>;
}

const DEFAULTS: SlackOptions = {
  botToken: "xoxb-stand-in",
  appToken: "xapp-stand-in",
  scopes: ["app_mentions:read", "chat:write", "commands", "im:history", "users:read"],
  admins: new Set(["U0ADMIN"]),
  validate: true,
  rotates: false,
};

/** Starts a Slack on a free port of loopback. */
export async function startSlack(options: Partial<SlackOptions> = {}): Promise<SlackStandIn> {
  const state = createState({ ...DEFAULTS, ...options });
  const server: Server = createSlackServer(
    state,
    () => `ws://127.0.0.1:${portOf(server)}/link/?ticket=${state.serial()}`,
  );
  const sockets = createSockets(server, state);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = (protocol: string): string => `${protocol}://127.0.0.1:${portOf(server)}`;
  return {
    state,
    sockets,
    apiUrl: `${address("http")}/api/`,
    responseUrl: (id) => `${address("http")}/respond/${id}`,
    messages: (channel) => state.channels.get(channel) ?? [],
    next: (method, ...behaviours) => {
      for (const behaviour of behaviours) append(state.behaviours, method, behaviour);
    },
    check: () => {
      if (state.problems.length > 0) throw new Error(`Slack refused:\n${state.problems.join("\n")}`);
    },
    close: async () => {
      sockets.drop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The server doesn't listen on a port.");
  return address.port;
}
