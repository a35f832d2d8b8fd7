import type { Log } from "./core/log.ts";
import type { Store } from "./core/store.ts";
import type { LookOutcome, Watch } from "./core/watching.ts";
import { repeat } from "./repeat.ts";

const LONGEST_REST_MS = 1000;
const SHORTEST_REST_MS = 20;

/** What watching needs. */
export interface WatcherParts {
  readonly store: Pick<Store, "watches">;
  readonly log: Log;
  /** How long one look may take, in milliseconds; after this, others may look. */
  readonly leaseMs: number;
  /** Looks at one address, until the signal aborts. Never throws. */
  look(watch: Watch, signal: AbortSignal): Promise<LookOutcome>;
  /** Real time. */
  now(): Date;
}

/** Looks at addresses when their time comes, until it is stopped. */
export interface Watcher {
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

/** Looks at what is watched, one address after another. Any number of processes may do so at once. */
export function startWatcher(parts: WatcherParts): Watcher {
  const stopping = new AbortController();
  const { signal } = stopping;
  const watching = repeat(signal, parts.log, async () => {
    const wait = await untilNext(parts);
    return wait > 0 ? wait : lookOnce(parts, signal);
  });
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** Only reads, so that a store with nothing to watch isn't written to each second. */
async function untilNext({ store, now }: WatcherParts): Promise<number> {
  const waits = (await store.watches.all()).map(({ next }) => Date.parse(next) - now().getTime());
  return Math.min(LONGEST_REST_MS, ...waits);
}

async function lookOnce(
  { store, look, leaseMs, now, log }: WatcherParts,
  signal: AbortSignal,
): Promise<number> {
  const until = new Date(now().getTime() + leaseMs);
  const [watch] = await store.watches.claim({ now: now(), until, limit: 1 });
  if (!watch) return LONGEST_REST_MS;
  const outcome = await look(watch, signal);
  // A look that was ended early says nothing of the address: the next process looks once the lease has run out.
  if (signal.aborted && outcome.state === "failed") return SHORTEST_REST_MS;
  const settled = await store.watches.settle(watch, outcome, now());
  if (!settled) log.warn({ watch: watch.id }, "a look took so long that it was left to others");
  return SHORTEST_REST_MS;
}
