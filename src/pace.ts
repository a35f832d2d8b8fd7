import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Origin } from "./core/command.ts";

/**
 * Slows down one person who floods, and nobody else: `burst` inputs in `seconds`, then a wait. The terminal and
 * the preview, where whoever runs the bot tries it out, are never slowed. Resolves to the milliseconds to wait, 0 for none.
 */
export function createPace({
  burst,
  seconds,
}: {
  burst: number;
  seconds: number;
}): (origin: Origin) => Promise<number> {
  const limiter = new RateLimiterMemory({ points: burst, duration: seconds });
  return async ({ platform, workspace, person }) => {
    if (platform === "terminal" || platform === "preview") return 0;
    try {
      await limiter.consume(`${platform}/${workspace}/${person}`);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
      throw refusal;
    }
  };
}
