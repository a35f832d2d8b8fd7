import type { Programme } from "../../src/core/talk.ts";
import { programmeOf } from "./programme.ts";

const DAYS = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"];
const ROOMS = 10;
const A_DAY = 25;
const MINUTE = 60_000;
const LASTS = 20;
const APART = 25;

/** A conference of 1,000 talks: four days, ten rooms, a talk every 25 minutes in each. */
export function largeProgramme(id = "great-2026"): Programme {
  const talks = DAYS.flatMap((day) =>
    Array.from({ length: ROOMS }, (_room, room) =>
      Array.from({ length: A_DAY }, (_place, place) => {
        const start = Date.parse(`${day}T08:00:00Z`) + place * APART * MINUTE;
        return {
          title: `${day.slice(-1)}.${room + 1}.${place + 1} Measuring what packets tell each other at night`,
          by: [`Speaker ${room * A_DAY + place}`],
          day,
          room: `Room ${room + 1}`,
          start: new Date(start).toISOString(),
          end: new Date(start + LASTS * MINUTE).toISOString(),
        };
      }),
    ).flat(),
  );
  const { workshop, talks: all } = programmeOf(talks, id);
  return { workshop: { ...workshop, firstDay: "2026-06-01", lastDay: "2026-06-04" }, talks: all };
}
