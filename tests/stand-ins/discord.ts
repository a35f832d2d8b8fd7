import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type ChannelOptions, createChannels } from "./discord-channels.ts";
import { type Act, interactionPayload, type Scene, type SentMessage, saidPayload } from "./discord-events.ts";
import { createGateway, type Gateway } from "./discord-gateway.ts";
import { createInteractions, type Started } from "./discord-interactions.ts";
import {
  type Failure,
  handle,
  type Recorded,
  type RestState,
  readBody,
  writeOutcome,
} from "./discord-rest.ts";
import { channelPayload, snowflake, threadPayload, WORLD } from "./discord-world.ts";

/** How strict the stand-in is. */
export interface StandInOptions {
  /** False leaves requests unchecked, and the schemas, which take a while to load, unloaded. */
  readonly validate?: boolean;
  /** Milliseconds in which an interaction must be answered. */
  readonly limit?: number;
  /** The application's “Interactions Endpoint URL”. */
  readonly endpoint?: string;
  readonly channels?: ChannelOptions;
  /** How many shards Discord recommends; one by default. */
  readonly shards?: number;
}

/** Discord on loopback: REST and gateway. It knows one server, one application and a few people: see `WORLD`. */
export interface DiscordStandIn {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  /** For DISCORD_TOKEN. */
  readonly token: string;
  readonly gateway: Gateway;
  /** What Discord would have refused, and requests that nobody should send. Empty when all is well. */
  readonly faults: readonly string[];
  /** All requests so far. */
  readonly requests: readonly Recorded[];
  /** The registered commands. */
  commands(): readonly Record<string, unknown>[];
  /** The messages posted into a channel, oldest first; a digest lands there, and the answer to a mention. */
  messages(channel: string): readonly SentMessage[];
  /** Opens a thread under a message of the channel, as a member might. */
  openThread(message: string): void;
  /** Takes the permission to read what stands in a channel from the bot. */
  hideHistory(channel: string): void;
  /** Lets somebody do something; the answer is what they get to see. `times` is how often Discord delivers it. */
  act(act: Act, scene?: Scene, times?: number): Started;
  /** How often an interaction was answered at first, or was tried to be. */
  attempts(id: string): number;
  /** Lets somebody write a message; resolves to the bot's answer below it. */
  say(text: string, scene?: Scene, times?: number): Promise<SentMessage>;
  /** Makes the next matching request fail; call it again for more. */
  failNext(failure: Failure): void;
  /** Nothing that was to fail fails any more. */
  calm(): void;
  /** Resolves when `condition` holds, looked at after every request. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A token of the form that Discord gives, so that the application's id can be read from it. */
const TOKEN = `${Buffer.from(WORLD.application).toString("base64url")}.stand.in-for-discord`;
const LIMIT = 3000;

/** Starts the stand-in on a free port of loopback. */
export async function startDiscordStandIn(options: StandInOptions = {}): Promise<DiscordStandIn> {
  const { validate = true, limit = LIMIT, endpoint = null } = options;
  const check = validate ? (await import("./discord-validation.ts")).bodyFaults : undefined;
  const requests: Recorded[] = [];
  const waiting = new Set<() => void>();
  const answers = new Map<string, (message: SentMessage) => void>();
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://localhost");
    const { method = "GET", headers } = request;
    const path = decodeURIComponent(pathname.replace(/^\/api\/v10/u, ""));
    const body = await readBody(request);
    const outcome = handle(state, { method, path, query, body, authorization: headers.authorization ?? "" });
    requests.push({ method, path, body, status: typeof outcome === "string" ? 0 : outcome.status });
    if (outcome === "cut") response.destroy();
    else if (outcome !== "never") writeOutcome(response, outcome);
    for (const look of waiting) look();
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      state.faults.push(String(error));
      response.destroy();
    });
  });
  const port = await listen(server);
  const gatewayUrl = `ws://127.0.0.1:${port}/gateway`;
  const state: RestState = {
    token: TOKEN,
    gatewayUrl,
    shards: options.shards ?? 1,
    interactions: createInteractions(limit),
    channels: createChannels(
      (message) => answers.get(message.body.message_reference?.message_id ?? "")?.(message),
      options.channels,
    ),
    failures: [],
    faults: [],
    commands: [],
    endpoint,
    check,
  };
  const fault = (words: string): void => void state.faults.push(words);
  const gateway = createGateway(server, { token: TOKEN, url: gatewayUrl, fault });

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: TOKEN,
    gateway,
    faults: state.faults,
    requests,
    commands: () => state.commands,
    messages: state.channels.messages,
    openThread: (message) => {
      state.channels.openThread(WORLD.channel, message);
      gateway.dispatch("THREAD_CREATE", threadPayload(message));
    },
    hideHistory: (channel) => {
      state.channels.hideHistory(channel);
      gateway.dispatch("CHANNEL_UPDATE", channelPayload(channel, 1n << 16n));
    },
    attempts: state.interactions.attempts,
    act: (act, scene = {}, times = 1) => {
      const started = state.interactions.open("message" in act ? act.message : undefined);
      const payload = interactionPayload(act, scene, { id: started.id, token: started.token });
      for (let time = 0; time < times; time++) gateway.dispatch("INTERACTION_CREATE", payload);
      return started;
    },
    say: async (text, scene = {}, times = 1) => {
      const id = snowflake();
      const answer = new Promise<SentMessage>((resolve) => answers.set(id, resolve));
      for (let time = 0; time < times; time++)
        gateway.dispatch("MESSAGE_CREATE", saidPayload(text, scene, id));
      return answer;
    },
    failNext: (failure) => void state.failures.push(failure),
    calm: () => void state.failures.splice(0),
    until: (condition) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!condition()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
