import { setTimeout as pause } from "node:timers/promises";
import pRetry from "p-retry";
import { z } from "zod";

const ATTEMPTS = 5;

/** Slack sometimes asks for hours; nobody waits for an answer that long. */
const LONGEST = 60;

const rateLimited = z.union([
  z.object({ code: z.literal("slack_webapi_rate_limited_error"), retryAfter: z.number().max(LONGEST) }),
  z.object({ statusCode: z.literal(429) }).transform(() => ({ retryAfter: 1 })),
]);

/**
 * Makes a call to Slack, and makes it again after the wait that Slack asks for when it was one too many. Any other
 * failure passes at once: the call may have been heard. https://docs.slack.dev/apis/web-api/rate-limits
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  return pRetry(call, {
    retries: ATTEMPTS - 1,
    minTimeout: 0,
    shouldRetry: async ({ error }) => {
      const { success, data } = rateLimited.safeParse(error);
      if (success) await pause(data.retryAfter * 1000);
      return success;
    },
  });
}
