import type { Observer } from "../core/observer.ts";
import type { Standing } from "../core/standing.ts";
import { createInstruments, type Instruments } from "./instruments.ts";
import { measuring } from "./measuring.ts";

/** What is measured, for Prometheus. */
export interface Metrics {
  readonly observer: Observer;
  /** The page that Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/), and its type. */
  page(standing: Standing | undefined): Promise<{ readonly type: string; readonly text: string }>;
}

/** Begins to measure. Loaded only where somebody looks at it. */
export function createMetrics(version: string): Metrics {
  const instruments = createInstruments();
  instruments.build.set({ version }, 1);
  return {
    observer: measuring(instruments),
    async page(standing) {
      await look(instruments, standing);
      return { type: instruments.registry.contentType, text: await instruments.registry.metrics() };
    },
  };
}

/** Reads off how the bot stands at this moment. What isn't known is left out rather than reported as it was. */
async function look(
  { storeUp, outboxDepth, outboxAge, connected }: Instruments,
  standing: Standing | undefined,
): Promise<void> {
  for (const gauge of [outboxDepth, outboxAge]) gauge.remove();
  connected.reset();
  for (const [platform, { state }] of standing?.connections() ?? [])
    connected.set({ platform }, Number(state === "connected"));
  const backlog = await standing?.digests.backlog().catch(() => undefined);
  storeUp.set(Number(backlog !== undefined));
  if (!standing || !backlog) return;
  outboxDepth.set(backlog.depth);
  const due = backlog.oldestDue === undefined ? undefined : Date.parse(backlog.oldestDue);
  outboxAge.set(due === undefined ? 0 : Math.max(0, (standing.now().getTime() - due) / 1000));
}
