import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "../../src/core/instant.ts";

describe("the instant of a local time", () => {
  it.each([
    ["2011-08-22", "09:30", "Europe/Berlin", "2011-08-22T07:30:00.000Z"],
    ["2011-01-10", "09:30", "Europe/Berlin", "2011-01-10T08:30:00.000Z"],
    ["2011-01-10", "10:00", "Asia/Kathmandu", "2011-01-10T04:15:00.000Z"],
    ["2011-08-22", "00:00", "Pacific/Kiritimati", "2011-08-21T10:00:00.000Z"],
    ["2011-08-22", "09:30", "UTC", "2011-08-22T09:30:00.000Z"],
  ])("%s %s in %s is %s", (day, time, zone, instant) => {
    expect(instantOf(day, time, zone)).toBe(instant);
  });

  it("is the first of two where clocks are set back", () => {
    expect(instantOf("2011-10-30", "02:30", "Europe/Berlin")).toBe("2011-10-30T00:30:00.000Z");
    expect(instantOf("2011-11-06", "01:30", "America/New_York")).toBe("2011-11-06T05:30:00.000Z");
  });

  it.each([
    ["2011-03-27", "02:30", "Europe/Berlin"],
    ["2011-03-13", "02:00", "America/New_York"],
    ["2024-10-06", "02:15", "Australia/Lord_Howe"],
    ["2011-12-30", "10:00", "Pacific/Apia"],
  ])("is none for %s %s in %s, which was left out", (day, time, zone) => {
    expect(instantOf(day, time, zone)).toBeUndefined();
  });

  it("is what clocks there show, on any day and in any zone", () => {
    const instants = fc.date({
      min: new Date("1975-01-01"),
      max: new Date("2060-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...Intl.supportedValuesOf("timeZone")), (date, zone) => {
        const show = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        });
        const [day = "", time = ""] = show.format(date).split(" ");
        const instant = instantOf(day, time, zone);
        expect(instant && show.format(new Date(instant))).toBe(`${day} ${time}`);
      }),
    );
  });
});
