import type { Clock } from "../core/clock.ts";
import { repeat } from "../repeat.ts";
import { type CourierParts, carry } from "./courier.ts";
import type { Planner } from "./planner.ts";

const LATE_PAUSE_MS = 60_000;
const LONGEST_REST_MS = 1000;
const SHORTEST_REST_MS = 20;
const UNCONNECTED_REST_MS = 100;

/** Plans and posts until it is stopped. */
export interface Dispatch {
  /** Resolves when nothing that was claimed is under way any more. */
  stop(): Promise<void>;
}

/**
 * Runs the planner by the programme's clock and the courier by real time, side by side, until stopped. Without a planner
 * it only posts, without postmen it only plans: another process does the rest.
 */
export function startDispatch(planner: Planner | undefined, clock: Clock, parts: CourierParts): Dispatch {
  const stopping = new AbortController();
  const { signal } = stopping;
  const planning =
    planner &&
    repeat(signal, parts.log, async () => {
      await planner.tick();
      return untilNext(await parts.store.digests.nextDue(), clock);
    });
  const underway = new Set<Promise<void>>();
  const posting = [...parts.postmen.keys()].map((name) =>
    repeat(signal, parts.log, () => post(name, parts, underway)),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all([planning, ...posting]);
      await Promise.allSettled(underway);
    },
  };
}

/** Claims as much as a platform's pacer has room for and sets it on its way; resolves to the rest until the next look. */
async function post(platform: string, parts: CourierParts, underway: Set<Promise<void>>): Promise<number> {
  if (!parts.postmen.get(platform)?.isReady()) return UNCONNECTED_REST_MS;
  const limit = parts.pacers.get(platform)?.room() ?? 0;
  if (limit === 0) return SHORTEST_REST_MS;
  const leasedAt = performance.now();
  const now = parts.now();
  const parcels = await parts.store.digests.claim({
    platforms: [platform],
    now,
    until: new Date(now.getTime() + parts.leaseMs),
    lateSince: new Date(now.getTime() - LATE_PAUSE_MS),
    limit,
  });
  for (const parcel of parcels) {
    const carrying = carry(parcel, leasedAt, parts)
      .catch((error: unknown) =>
        parts.log.error({ err: error, key: parcel.key }, "a parcel was dropped; its lease will run out"),
      )
      .finally(() => underway.delete(carrying));
    underway.add(carrying);
  }
  if (parcels.length > 0) return 0;
  const next = await parts.store.digests.nextClaim();
  const wait = next === undefined ? LONGEST_REST_MS : next.getTime() - parts.now().getTime();
  return Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, wait));
}

function untilNext(due: Date | undefined, clock: Clock): number {
  if (!due) return LONGEST_REST_MS;
  const wait = (due.getTime() - clock.now().getTime()) / clock.rate;
  return Math.min(LONGEST_REST_MS, Math.max(1, wait));
}
