import type { z } from "zod";
import type { Place } from "./desk.ts";
import { readPurpose } from "./form.ts";
import type { interactionSchema } from "./payloads.ts";

/** Where a click or a choice was made; in a form, that is where the command was typed. */
export function placeOf({
  team,
  enterprise,
  user,
  channel,
  message,
  view,
}: z.output<typeof interactionSchema>): Place {
  return {
    workspace: team?.id ?? enterprise?.id ?? "",
    channel: channel?.id ?? readPurpose(view?.private_metadata)?.channel ?? user.id,
    person: user.id,
    thread: message?.thread_ts,
    name: user.name ?? user.username,
  };
}
