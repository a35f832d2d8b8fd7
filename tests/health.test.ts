import { describe, expect, it, onTestFinished } from "vitest";
import type { Connection } from "../src/core/platform.ts";
import type { Standing } from "../src/core/standing.ts";
import { serveHealth } from "../src/health.ts";
import { emptyStore } from "./support/empty-store.ts";

/** A report that is served, of a bot that stands as told. */
async function served(standing: Standing | undefined) {
  const server = await serveHealth(
    { host: "127.0.0.1", port: 0 },
    {
      roles: new Set(["chat"]),
      standing: () => standing,
      metrics: { page: async () => ({ type: "text/plain; version=0.0.4", text: "metric 1\n" }) },
    },
  );
  onTestFinished(() => server.close());
  return async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get("content-type"),
    };
  };
}

function standingOf(connections: Record<string, Connection["state"]>, fault?: string): Standing {
  const { health, backlog } = emptyStore().digests;
  const refuse = () => Promise.reject(new Error(fault));
  return {
    connections: () =>
      new Map(Object.entries(connections).map(([name, state]) => [name, { state, detail: "as told" }])),
    digests: fault === undefined ? { health, backlog } : { health: refuse, backlog: refuse },
    now: () => new Date(),
  };
}

describe("given the health report", () => {
  it("when the store answers and all is connected, then the bot is ready", async () => {
    const get = await served(standingOf({ slack: "connected" }));
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    const { status, text } = await get("/readyz");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ ready: true, store: "answers", platforms: { slack: "connected" } });
    const report = await get("/");
    expect(report).toMatchObject({ status: 200, type: "application/json" });
    expect(JSON.parse(report.text)).toEqual({
      ok: true,
      roles: ["chat"],
      connections: { slack: { state: "connected", detail: "as told" } },
      outbox: { depth: 0, last: [], failed: [] },
    });
  });

  it.each([
    ["its store is still being migrated", undefined, "is being opened and migrated"],
    ["its store doesn't answer", standingOf({ slack: "connected" }, "locked"), "locked"],
    ["a platform isn't connected", standingOf({ slack: "connected", discord: "waiting" }), "waiting"],
  ])("when %s, then the bot is alive and not ready, and says why", async (_what, standing, reason) => {
    const get = await served(standing);
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    for (const path of ["/readyz", "/"]) {
      const { status, text } = await get(path);
      expect(status).toBe(503);
      expect(text).toContain(reason);
    }
  });

  it("then metrics come as Prometheus reads them, and other paths say what there is", async () => {
    const get = await served(undefined);
    expect(await get("/metrics?x=1")).toEqual({
      status: 200,
      text: "metric 1\n",
      type: "text/plain; version=0.0.4",
    });
    const lost = await get("/constructor");
    expect(lost.status).toBe(404);
    expect(lost.text).toContain("/readyz");
  });
});
