import type { z } from "zod";
import type { Place } from "./desk.ts";
import type { interactionSchema } from "./payloads.ts";

/** Where a click or a choice was made; outside of a channel (a modal) that is the person's own place. */
export function placeOf({
  team,
  enterprise,
  user,
  channel,
  message,
}: z.output<typeof interactionSchema>): Place {
  return {
    workspace: team?.id ?? enterprise?.id ?? "",
    channel: channel?.id ?? user.id,
    person: user.id,
    thread: message?.thread_ts,
  };
}
