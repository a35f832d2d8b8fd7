import type { Clock } from "../core/clock.ts";

/** Real time. */
export const systemClock: Clock = { now: () => new Date(), rate: 1 };

/**
 * A clock for trying things out: it starts at `start` and runs `rate` times faster than real time.
 * `real` gives real milliseconds that never run backwards.
 */
export function replayClock(start: Date, rate: number, real: () => number = () => performance.now()): Clock {
  const began = real();
  return { rate, now: () => new Date(start.getTime() + (real() - began) * rate) };
}
