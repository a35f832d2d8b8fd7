import type { RespondFn } from "@slack/bolt";
import { z } from "zod";
import { type Desk, SORRY } from "./desk.ts";
import { patiently } from "./patience.ts";
import type { SlackMessage } from "./render.ts";

/** A message in answer to a command or a click: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export interface SlackResponse extends SlackMessage {
  readonly response_type: "in_channel" | "ephemeral";
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

const refused = z.object({ statusCode: z.number() });

/**
 * Sends a response; when Slack says that it doesn't take it, the person gets a sentence rather than silence. What was lost on
 * the way may have arrived.
 */
export async function tell(respond: RespondFn, message: SlackResponse, desk: Desk): Promise<void> {
  try {
    await patiently(() => respond({ ...message }));
  } catch (error) {
    desk.log.error({ err: error }, "Slack didn't take a response");
    if (refused.safeParse(error).success)
      await respond({ ...SORRY, response_type: "ephemeral", replace_original: false });
  }
}
