import type { Invocation } from "../core/invocation.ts";
import { type Block, type Reply, reply } from "../core/reply.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { plural } from "../core/text.ts";
import { pager } from "./pager.ts";
import { openButton, talkLine } from "./talk-line.ts";

const PAGE = 10;

/** What a list of talks says above its lines, and the command that turns its pages. */
export interface ListFrame {
  readonly heading: string;
  readonly programme: Programme;
  /** The invocation of this list; its `page` argument (from 1) is replaced to turn pages. */
  readonly invocation: Invocation;
  readonly page: number;
}

/** A page of talks, each with a button that opens its card. */
export function talkList(talks: readonly Talk[], { heading, programme, invocation, page }: ListFrame): Reply {
  const pages = Math.max(1, Math.ceil(talks.length / PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  const visible = talks.slice((shown - 1) * PAGE, shown * PAGE);
  return reply({
    summary: `${heading}: ${plural(talks.length, "talk")}`,
    blocks: [
      { kind: "heading", text: heading },
      ...entries(visible, programme),
      ...pager(invocation, shown, pages),
    ],
    talks,
  });
}

/** The hits of a search when several talks may be meant, best first. */
export function hitList(
  talks: readonly Talk[],
  query: string,
  programme: Programme,
  names: ReadonlyMap<string, string>,
): Reply {
  return reply({
    summary: `${plural(talks.length, "talk")} on “${query}”`,
    blocks: [
      { kind: "heading", text: `${plural(talks.length, "talk")} on “${query}”` },
      ...entries(talks, programme, names),
    ],
    talks,
  });
}

/** Lines of talks with their buttons; `names` has the names of workshops by their ids. */
export function entries(
  talks: readonly Talk[],
  programme: Programme,
  names?: ReadonlyMap<string, string>,
): Block[] {
  return talks.map((talk) => ({
    kind: "entry",
    text: talkLine(talk, programme, names),
    button: openButton(talk),
  }));
}
