import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { line, readText } from "./read-fixture.ts";

const EVENT = "<event id='1'><start>09:00</start><title>Nets</title></event>";
const schedule = (inside: string, before = ""): string =>
  `<?xml version="1.0"?>${before}<schedule><conference><title>X 2021</title></conference><day date="2021-07-05">${inside}</day></schedule>`;

async function fixture(name: string): Promise<Buffer> {
  return readFile(`tests/fixtures/schedules/${name}`);
}

describe("a file that is cut off", () => {
  it.each([
    "nights.xml",
    "voc.json",
    "pretalx-old.json",
    "sessionize-all.json",
    "torn.ics",
    "blog.rss.xml",
    "blog.atom.xml",
  ])("is refused as a whole, with its name: %s", async (name) => {
    const bytes = await fixture(name);
    for (const part of [0.5, 0.9]) {
      await expect(readText(bytes.subarray(0, bytes.length * part), name)).rejects.toThrow(
        new RegExp(`^${name}: `, "u"),
      );
    }
  });

  it("is refused within quotes of a table", async () => {
    await expect(readText('title,speakers\nNets,"Ann', "x.csv")).rejects.toThrow(
      "x.csv: it can't be read as a table",
    );
  });
});

describe("what is no programme", () => {
  it.each([
    ["", /x is empty/u],
    ["<!DOCTYPE html><html><body>Schedule</body></html>", /x is a web page: look there for a link/u],
    ["PK\u0003\u0004zip", /x is a ZIP archive: unpack it first/u],
    ["a\u0000b", /x isn't text/u],
    ["<svg/>", /x is XML of another kind \(<svg>\)/u],
    ['{"hello":"world"}', /x: this JSON isn't a schedule\.json, of pretalx or of Sessionize/u],
    ["hello world\n", /x: no column holds titles: name one of them “title” \(found: hello world\)/u],
    ['{"schedule":{"conference":{"title":"X"}}}', /This schedule\.json has no days in it/u],
    [schedule(""), /there is no talk in it, so nothing was changed/u],
    [schedule("<event id='1'><title/></event>"), /no talk in it that can be read \(line 1: has no title\)/u],
    ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", /there is no talk in it/u],
    ["workshop:\n  id: x\n", /x:1: presenters: is missing/u],
  ])("is refused with what to do: %j", async (text, message) => {
    await expect(readText(text, "x")).rejects.toThrow(message);
  });

  it("is refused when its format was named wrongly", async () => {
    await expect(readText(schedule(EVENT), "x", { format: "sessionize" })).rejects.toThrow(
      "x: it isn't well-formed JSON",
    );
    await expect(readText(schedule(EVENT), "x", { format: "docx" })).rejects.toThrow(
      "There is no format docx: say auto",
    );
  });

  it.each([
    [{ workshop: "Not An Id" }, /Not An Id can't be the id of a workshop/u],
    [{ timezone: "+02:00" }, /\+02:00 is no IANA time zone/u],
    [{ day: "31.12.2021" }, /31\.12\.2021 is no day: write it as YYYY-MM-DD/u],
  ])("is refused with wishes that can't be met: %j", async (wishes, message) => {
    await expect(readText(schedule(EVENT), "x", wishes)).rejects.toThrow(message);
  });
});

describe("XML that means harm", () => {
  it("never unfolds entities of its own", async () => {
    const bomb = `<!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const text = schedule("<event id='1'><start>09:00</start><title>&b;</title></event>", bomb);
    await expect(readText(text, "x.xml")).rejects.toThrow(
      /x\.xml: it isn't well-formed XML: 1:\d+: undefined entity/u,
    );
  });

  it("never reads other files", async () => {
    const outside = `<!DOCTYPE schedule [<!ENTITY p SYSTEM "file:///etc/passwd">]>`;
    const text = schedule("<event id='1'><start>09:00</start><title>&p;</title></event>", outside);
    await expect(readText(text, "x.xml")).rejects.toThrow(/undefined entity/u);
  });

  it("never digs without end", async () => {
    const deep = "<b>".repeat(10_000);
    await expect(readText(schedule(`<event id='1'><title>${deep}`), "x.xml")).rejects.toThrow(
      "nested too deeply",
    );
  });

  it("in a feed leaves such entities as they are written", async () => {
    const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">]><rss version="2.0"><channel><title>F 2021</title><item><title>Nets &a;</title><link>https://x.example/1</link></item></channel></rss>`;
    expect(JSON.stringify((await readText(feed, "x")).programme)).not.toContain("aaaaaaaaaa");
  });
});

describe("rules of repetition that would never end", () => {
  it.each(["FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY"])(
    "end: %s",
    async (rule) => {
      const lines = [
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART:20210705T090000Z",
        `RRULE:${rule}`,
        "SUMMARY:Nets",
        "END:VEVENT",
      ];
      const { report } = await readText(
        ["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\r\n"),
        "x 2021",
      );
      expect(report.talks).toBe(rule === "FREQ=DAILY" ? 100 : 1);
    },
  );
});

describe("text in other encodings", () => {
  it("is read as the first line of XML says", async () => {
    const text = schedule("<event id='1'><start>09:00</start><title>Tür</title></event>");
    const latin = Buffer.from(
      text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-15"'),
      "latin1",
    );
    expect(line(await readText(latin, "x", { timezone: "UTC" }))).toEqual(["2021-07-05T09:00 | - | Tür | "]);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\uFEFFtitle,date\nTür,2021-07-05\n")],
    ["UTF-16 with a mark", Buffer.from("\uFEFFtitle,date\nTür,2021-07-05\n", "utf16le")],
    ["Windows-1252", Buffer.from("title,date\nTür,2021-07-05\n", "latin1")],
  ])("is recognised: %s", async (_name, bytes) => {
    expect(line(await readText(bytes, "x", { timezone: "UTC" }))).toEqual(["2021-07-05 | - | Tür | "]);
  });
});
