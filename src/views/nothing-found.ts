import { apology, type Reply } from "../core/reply.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { entries } from "./talk-list.ts";

/** Says that no talk fits, and offers those that come nearest. */
export function nothingFound(
  query: string,
  near: readonly Talk[],
  programme: Programme,
  names: ReadonlyMap<string, string>,
): Reply {
  if (near.length === 0) {
    return apology([
      `I know no talk on “${query}”: `,
      { kind: "typed", invocation: { command: "talks", args: {} } },
      " lists them all.",
    ]);
  }
  return apology(`I know no talk on “${query}”. These come nearest:`, entries(near, programme, names));
}
