import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import { toICalendar } from "../../src/exporters/icalendar.ts";
import { line, NOW, readText } from "../importers/read-fixture.ts";
import { fullProgramme } from "./exported.ts";

describe("a programme exported as a calendar", () => {
  it("is what another reader of iCalendar understands", async () => {
    const programme = await fullProgramme();
    const { events = [], name } = convertIcsCalendar(undefined, toICalendar(programme, NOW));
    expect(name).toBe("Harbour Nights");
    expect(events.map(({ summary }) => summary)).toEqual(programme.talks.map(({ title }) => title));
    expect(events.map(({ start }) => start.date.toISOString())).toEqual(
      programme.talks.map(({ start, day }) => start ?? `${day}T00:00:00.000Z`),
    );
    expect(events.map(({ end }) => end?.date.toISOString())).toEqual(
      programme.talks.map(({ end }) => end ?? "2021-07-07T00:00:00.000Z"),
    );
    expect(events.map(({ status }) => status)).toEqual(["CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]);
    expect(events.map(({ location }) => location)).toEqual(["Quay", "Quay", "Quay", "Quay, 1; Porto"]);
    expect(events[0]?.description).toContain("Speakers: Ana Lúcia, crew@…\n\nAll aboard\n");
    expect(events[0]?.stamp.date).toEqual(NOW);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
  });

  it("keeps to the form of RFC 5545: lines end with CR LF, have at most 75 octets, and tear no character", async () => {
    const text = toICalendar(await fullProgramme(), NOW);
    const lines = text.split("\r\n");
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(lines.some((one) => one.includes("\n"))).toBe(false);
    expect(lines.filter((one) => Buffer.byteLength(one) > 75)).toEqual([]);
    expect(text).not.toContain("\uFFFD");
  });

  it("comes back with its days, times, rooms and people", async () => {
    const programme = await fullProgramme();
    const back = await readText(toICalendar(programme, NOW), "x.ics");
    const [, ropes, night, without] = line(back);
    expect([ropes, night, without]).toEqual([
      "2021-07-05T10:00–10:45 | Quay | ✗ Ropes and knots | Bo Berg",
      "2021-07-06 | Quay, 1; Porto | No time | ",
      "2021-07-05T23:30–11:30 | Quay | Long night of queues | ",
    ]);
    expect(back.programme.talks[0]).toMatchObject({
      guid: programme.talks[0]?.guid,
      topics: ["nets, ropes", "- dash"],
    });
    expect(back.programme.workshop).toMatchObject({ name: "Harbour Nights", timezone: "Europe/Lisbon" });
  });
});
