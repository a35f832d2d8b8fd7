import { z } from "zod";
import { type Context, defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { findDay } from "../src/core/day.ts";
import { durationOf } from "../src/core/duration.ts";
import { UserError } from "../src/core/errors.ts";
import { instantInAnyCase } from "../src/core/instant.ts";
import { apology } from "../src/core/reply.ts";
import type { Programme } from "../src/core/talk.ts";
import { changeHistory } from "../src/views/changes.ts";
import { whichWorkshop } from "./which-workshop.ts";

const PAGE = 15;

/** Shows what changed in a programme while it was followed. */
export const changes = defineCommand({
  name: "changes",
  description: "What changed in the programme: moved, new, cancelled, retitled",
  args: z.object({
    since: z.string().max(40).optional().describe("A date, or how far back: 2h, 3d"),
    workshop: whichWorkshop,
    page: z.coerce.number().int().min(1).max(1000).optional().describe("Which page, from 1"),
  }),
  examples: ["changes", "changes 2h", "changes 2026-12-01"],
  async run({ since, workshop: name, page = 1 }, context) {
    const programme = await namedProgramme(name, context);
    const { workshop } = programme;
    const from = since === undefined ? undefined : instantMeant(since, programme, context);
    const look = (at: number) =>
      context.store.changes.since(workshop.id, from, { limit: PAGE, offset: (at - 1) * PAGE });
    const first = await look(1);
    if (first.total === 0) {
      const when = since === undefined ? "" : " since then";
      return apology(
        `Nothing has changed in the programme of the ${workshop.name}${when}, as far as I know.`,
      );
    }
    const pages = Math.ceil(first.total / PAGE);
    const shown = Math.min(page, pages);
    const args = {
      ...(from && { since: from.toISOString() }),
      ...(name !== undefined && { workshop: name }),
    };
    return changeHistory({
      ...(shown === 1 ? first : await look(shown)),
      workshop,
      invocation: { command: "changes", args },
      page: shown,
      pages,
    });
  },
});

/** Where the time begins that somebody means. Throws UserError for what is neither a time nor a length of it. */
function instantMeant(text: string, programme: Programme, { now }: Context): Date {
  const ago = durationOf(text);
  if (ago !== undefined) return new Date(now.getTime() - ago);
  const { timezone } = programme.workshop;
  const day = z.iso.date().safeParse(text).data ?? findDay(text, programme, now);
  if (day !== undefined) return new Date(instantInAnyCase(day, "00:00", timezone));
  const instant = z.iso.datetime({ offset: true }).safeParse(text).data;
  if (instant !== undefined) return new Date(instant);
  throw new UserError(`I can't tell when “${text}” was: try 2h, 3d, or a date such as 2026-12-01.`);
}
