import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toCsv } from "../../src/exporters/csv.ts";
import { line, readText } from "../importers/read-fixture.ts";
import { fullProgramme } from "./exported.ts";

describe("a programme exported as a table", () => {
  it("has a line a talk, with times as clocks at the workshop show them", async () => {
    const rows = z
      .array(z.record(z.string(), z.string()))
      .parse(parse(toCsv(await fullProgramme()), { columns: true, bom: true }));
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatchObject({
      title: "Ropes and knots",
      speakers: "Bo Berg",
      day: "2021-07-05",
      start: "2021-07-05 11:00",
      end: "2021-07-05 11:45",
      room: "Quay",
      cancelled: "yes",
    });
  });

  it("has no cell that a spreadsheet would take for a formula", async () => {
    const rows = z.array(z.array(z.string())).parse(parse(toCsv(await fullProgramme()), { bom: true }));
    expect(rows.flat().filter((cell) => /^[=+@-]/u.test(cell))).toEqual([]);
  });

  it("comes back with its titles, times, rooms and people", async () => {
    const back = await readText(toCsv(await fullProgramme()), "x.csv", { timezone: "Europe/Lisbon" });
    expect(line(back)).toEqual([
      '2021-07-05T08:30–09:15 | Quay | =HYPERLINK("x"), <b>; "quoted" \\ back: # no | Ana Lúcia (ACME: Co), crew@… (ACME: Co)',
      "2021-07-05T10:00–10:45 | Quay | ✗ Ropes and knots | Bo Berg",
      "2021-07-06 | - | No time | ",
      "2021-07-05T23:30–11:30 | Quay | Long night of queues | ",
    ]);
  });
});
