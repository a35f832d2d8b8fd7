import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { OperatorError } from "./core/errors.ts";
import type { OutboxHealth } from "./core/outbox.ts";
import type { Connection } from "./core/platform.ts";

/** What the health report is made of. */
export interface HealthParts {
  /** What this process does. */
  readonly roles: ReadonlySet<string>;
  connections(): ReadonlyMap<string, Connection>;
  outbox(): Promise<OutboxHealth>;
}

/** A health report that is being served. */
export interface HealthServer {
  /** The port it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves how the bot stands as JSON under any path: roles, connections, what waits, the last message of each channel, the last
 * failures. The status is 503 when the store can't answer or a platform isn't connected, else 200.
 * Throws OperatorError when the address can't be had.
 */
export async function serveHealth(
  address: { readonly host: string; readonly port: number },
  parts: HealthParts,
): Promise<HealthServer> {
  const server = createServer((_request, response) => {
    void answer(response, parts);
  });
  server.listen(address.port, address.host);
  await once(server, "listening").catch((cause: unknown) => {
    throw new OperatorError(`HEALTH_PORT ${address.host}:${address.port} can't be had: choose another.`, {
      cause,
    });
  });
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound !== null ? bound.port : address.port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(response: ServerResponse, parts: HealthParts): Promise<void> {
  const { ok, body } = await report(parts);
  response.writeHead(ok ? 200 : 503, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function report({ roles, connections, outbox }: HealthParts): Promise<{ ok: boolean; body: unknown }> {
  const all = { roles: [...roles], connections: Object.fromEntries(connections()) };
  const isConnected = Object.values(all.connections).every(({ state }) => state === "connected");
  try {
    return { ok: isConnected, body: { ok: isConnected, ...all, outbox: await outbox() } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, body: { ok: false, ...all, store: reason } };
  }
}
