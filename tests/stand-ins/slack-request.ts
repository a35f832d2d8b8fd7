import { createHmac } from "node:crypto";
import { stringify } from "node:querystring";
import type { Envelope } from "./slack-socket.ts";

/** The signing secret of the pretended app. */
export const SECRET = "signing-secret";

/** How a request is sent; `retry` is the number that Slack gives a request that it sends again. */
export interface RequestOptions {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly retry?: number | undefined;
  /** Ends the wait for a response. */
  readonly signal?: AbortSignal;
}

/** What Slack sends over HTTP for what would come in an envelope through a socket. */
export function bodyOf({ type, payload }: Pick<Envelope, "type" | "payload">): string {
  if (type === "events_api") return JSON.stringify(payload);
  if (type === "interactive") return stringify({ payload: JSON.stringify(payload) });
  return stringify(Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)])));
}

/** Sends a body to a bot on this machine, signed as Slack does. */
export async function sendSigned(
  port: number | string | undefined,
  body: string,
  options: RequestOptions = {},
): Promise<Response> {
  const { secret = SECRET, timestamp = Math.floor(Date.now() / 1000), retry, signal = null } = options;
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    body,
    signal,
    headers: {
      "content-type": body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(timestamp),
      "x-slack-signature": `v0=${signature}`,
      ...(retry !== undefined && {
        "x-slack-retry-num": String(retry),
        "x-slack-retry-reason": "http_timeout",
      }),
    },
  });
}
