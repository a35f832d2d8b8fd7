import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Postman } from "../../core/delivery.ts";
import { OperatorError } from "../../core/errors.ts";
import { isLoopback } from "./guard.ts";
import { createNoticeboard } from "./noticeboard.ts";
import type { PreviewParts } from "./parts.ts";
import { createServer, type Doors } from "./server.ts";

/** Where the page is served, and who may see it. */
export interface PreviewSettings extends Doors {
  /** 0 takes any free one. */
  readonly port: number;
}

/** The page while it is served. */
export interface Preview {
  readonly address: string;
  /** Posts digests that were ordered on the page. */
  readonly postman: Postman;
  close(): Promise<void>;
}

/**
 * Serves the page that shows what channels would see. Throws OperatorError when it isn't built, when the port can't be
 * had, and when it would be open to others without a password.
 */
export async function servePreview(parts: PreviewParts, settings: PreviewSettings): Promise<Preview> {
  const { host, port, password } = settings;
  if (!isLoopback(host) && password === undefined)
    throw new OperatorError("PREVIEW_HOST lets others see the page: please set PREVIEW_PASSWORD too.");
  if (!existsSync(join(parts.folder, "index.html")))
    throw new OperatorError("The preview's page isn't built: npm ci && npm run build makes it.");
  const noticeboard = createNoticeboard(parts);
  const { fetch } = createServer(parts, noticeboard, settings);
  const server = serve({ fetch, hostname: host, port });
  await once(server, "listening").catch((cause: unknown) => {
    throw new OperatorError(`The preview can't have ${host}:${port}: choose another PREVIEW_PORT.`, {
      cause,
    });
  });
  const bound = server.address();
  const actual = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    postman: noticeboard.postman,
    async close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}
