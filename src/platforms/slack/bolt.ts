import type * as bolt from "@slack/bolt";
import type { Log } from "../../core/log.ts";
import type { SlackBasics } from "../../core/settings.ts";

const REQUEST_LIMIT_MS = 10_000;

/** The SDK, which is loaded only when the bot connects to Slack. */
export type Bolt = typeof bolt;

/**
 * Options for one client of the Web API. Nothing is sent twice on its own: a post whose answer got lost may have
 * arrived, and `patiently` waits where Slack asks to. Make new ones for each client: Bolt writes into them.
 */
export function clientOptions(settings: SlackBasics, logger: bolt.Logger): bolt.webApi.WebClientOptions {
  return {
    logger,
    timeout: settings.requestLimitMs ?? REQUEST_LIMIT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
  };
}

/**
 * Sends Bolt's warnings and errors to our log. What it says while debugging is dropped: it holds the ticket of the
 * socket, response addresses and everything that people write.
 */
export function boltLogger(log: Log, level: bolt.LogLevel): bolt.Logger {
  return {
    debug: ignore,
    info: (...parts: unknown[]) => log.debug({ from: "bolt" }, words(parts)),
    warn: (...parts: unknown[]) => log.warn({ from: "bolt" }, words(parts)),
    error: (...parts: unknown[]) => log.error({ from: "bolt" }, words(parts)),
    getLevel: () => level,
    setLevel: ignore,
    setName: ignore,
  };
}

function words(parts: readonly unknown[]): string {
  return parts
    .map(String)
    .join(" ")
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/gu, "[token]")
    .replace(/\bwss?:\/\/\S+/gu, "[socket]");
}

function ignore(): void {
  /* Bolt must not change or name our log. */
}
