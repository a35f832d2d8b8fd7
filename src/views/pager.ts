import type { Invocation } from "../core/invocation.ts";
import type { ActionButton, Block } from "../core/reply.ts";

/** Buttons that turn the pages of a list, counted from 1; its `page` argument is replaced. Nothing where there is one page. */
export function pager(invocation: Invocation, page: number, pages: number): Block[] {
  if (pages <= 1) return [];
  const turn = (label: string, to: number): ActionButton => ({
    label,
    replaces: true,
    invocation: { ...invocation, args: { ...invocation.args, page: String(to) } },
  });
  return [
    {
      kind: "buttons",
      buttons: [
        ...(page > 1 ? [turn("‹ Back", page - 1)] : []),
        ...(page < pages ? [turn("More ›", page + 1)] : []),
      ],
    },
    { kind: "note", text: `Page ${page} of ${pages}` },
  ];
}
