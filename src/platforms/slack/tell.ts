import type { RespondFn } from "@slack/bolt";
import { type Desk, SORRY } from "./desk.ts";
import { patiently } from "./patience.ts";
import type { SlackMessage } from "./render.ts";

/** A message in answer to a command or a click: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export interface SlackResponse extends SlackMessage {
  readonly response_type: "in_channel" | "ephemeral";
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

/** Sends a response; when Slack doesn't take it, the person gets a sentence rather than silence. */
export async function tell(respond: RespondFn, message: SlackResponse, desk: Desk): Promise<void> {
  try {
    await patiently(() => respond({ ...message }));
  } catch (error) {
    desk.log.error({ err: error }, "Slack didn't take a response");
    await respond({ ...SORRY, response_type: "ephemeral", replace_original: false });
  }
}
