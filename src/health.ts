import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { OperatorError } from "./core/errors.ts";
import type { Standing } from "./core/standing.ts";
import type { Metrics } from "./metrics/metrics.ts";

/** What the health report is made of. */
export interface HealthParts {
  /** What this process does. */
  readonly roles: ReadonlySet<string>;
  /** How the bot stands; undefined until its store is open and migrated. */
  standing(): Standing | undefined;
  readonly metrics: Pick<Metrics, "page">;
}

/** A health report that is being served. */
export interface HealthServer {
  /** The port it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What is served. `/healthz` says that the process is alive, `/readyz` whether it can do its work: 200 or else 503. */
const PAGES: Readonly<Record<string, (parts: HealthParts) => Promise<Page>>> = {
  "/": async ({ standing, roles }) => report(standing(), roles),
  "/healthz": async () => json(200, { alive: true }),
  "/readyz": async ({ standing }) => readiness(standing()),
  "/metrics": async ({ metrics, standing }) => ({ status: 200, ...(await metrics.page(standing())) }),
};

/**
 * Serves how the bot stands: `PAGES`, and at `/` a report in JSON of roles, connections, what waits, the last message of each
 * channel, the last failures. Throws OperatorError when the address can't be had.
 */
export async function serveHealth(
  address: { readonly host: string; readonly port: number },
  parts: HealthParts,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? "", response, parts);
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

async function answer(path: string, response: ServerResponse, parts: HealthParts): Promise<void> {
  const page = PAGES[path.replace(/\?.*$/su, "")];
  const { status, type, text } = page
    ? await page(parts).catch((error: unknown) => json(503, { ok: false, reason: reasonOf(error) }))
    : json(404, { pages: Object.keys(PAGES) });
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}

async function report(standing: Standing | undefined, roles: ReadonlySet<string>): Promise<Page> {
  const { ready, store, connections } = await look(standing);
  const outbox = standing && (await standing.digests.health().catch(() => undefined));
  const said = store === "answers" ? {} : { store };
  return json(ready ? 200 : 503, { ok: ready, roles: [...roles], connections, outbox, ...said });
}

async function readiness(standing: Standing | undefined): Promise<Page> {
  const { ready, store, connections } = await look(standing);
  const platforms = Object.fromEntries(Object.entries(connections).map(([name, { state }]) => [name, state]));
  return json(ready ? 200 : 503, { ready, store, platforms });
}

/** The bot can do its work once its store is migrated and answers and each platform that is set up is connected. */
async function look(standing: Standing | undefined) {
  const connections = Object.fromEntries(standing?.connections() ?? []);
  const store = standing
    ? await standing.digests.backlog().then(() => "answers", reasonOf)
    : "is being opened and migrated";
  const isConnected = Object.values(connections).every(({ state }) => state === "connected");
  return { ready: isConnected && store === "answers", store, connections };
}

function json(status: number, body: unknown): Page {
  return { status, type: "application/json", text: JSON.stringify(body) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
