import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const NIGHTS = resolve("tests/fixtures/schedules/nights.xml");

describe("given a file", () => {
  it("when it is imported, then what came of it is told, and the bot knows it", async () => {
    const cwd = await temporaryFolder();
    expect(await runCli(["import", NIGHTS], { cwd })).toEqual({
      code: 0,
      err: "",
      out: [
        "Harbour Nights (nights21), read as Pentabarf schedule.xml",
        "3 talks on 2 days in 1 room, 3 presenters",
        "1 talk of these cancelled",
        "Left out: 1 break",
        "Skipped 2 rows:",
        "  line 56: its start can't be read",
        "  line 61: has no title",
        "Saved: 3 added, 0 changed, 0 removed, 0 unchanged",
        "",
      ].join("\n"),
    });
    expect((await runCli(["ask", "/talk ropes and knots"], { cwd })).out).toContain("Bo Berg");
  });

  it("when it is tried out, then nothing is saved", async () => {
    const cwd = await temporaryFolder();
    const { code, out } = await runCli(
      ["import", NIGHTS, "--dry-run", "--workshop", "other", "--name", "Other"],
      { cwd },
    );
    expect({ code, last: out.trim().split("\n").at(-1) }).toEqual({ code: 0, last: "Nothing was saved." });
    expect(out).toContain("Other (other), read as");
    expect((await runCli(["export", "--format", "csv", "--workshop", "other"], { cwd })).err).toMatch(
      /There is no workshop other in var\/rapporteur\.db: it holds .*netfilter-2011/u,
    );
  });

  it.each([
    [["import"], /missing required argument 'place'/u],
    [["import", "none.xml"], /^none\.xml: there is no such file, and it is no address with https:\/\/\.\n$/u],
    [["import", "http://example.org/x"], /^http:\/\/example\.org\/x isn't encrypted/u],
    [["import", "https://localhost/x"], /localhost is inside a private network.*IMPORT_ALLOW_PRIVATE/u],
    [["import", NIGHTS, "--format", "docx"], /^There is no format docx/u],
    [["import", NIGHTS, "--timezone", "Mars"], /^Mars is no IANA time zone/u],
    [["export", "--format", "docx"], /^There is no format docx: say yaml, schedule\.json, ics, csv\.\n$/u],
  ])("when %j is run, then one line on standard error says what to do", async (args, line) => {
    const { code, out, err } = await runCli(args, { cwd: await temporaryFolder() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(line);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("when it is larger than .env allows, then it is refused", async () => {
    const cwd = await temporaryFolder();
    await writeFile(`${cwd}/.env`, "IMPORT_MAX_MB=1\n");
    await writeFile(`${cwd}/large.xml`, Buffer.alloc(1_000_001, " "));
    expect((await runCli(["import", "large.xml"], { cwd })).err).toBe(
      "large.xml is larger than 1 MB: IMPORT_MAX_MB in .env allows more.\n",
    );
  });
});

describe("given a workshop in the store", () => {
  it("when it is exported as YAML and that is imported elsewhere, then both stores export the same", async () => {
    const [first, second, third] = [
      await temporaryFolder(),
      await temporaryFolder(),
      await temporaryFolder(),
    ];
    await runCli(["import", NIGHTS, "--workshop", "nights"], { cwd: first });
    await runCli(["export", "--format", "yaml", "--workshop", "nights", "--output", "nights.yaml"], {
      cwd: first,
    });
    await runCli(["export", "--format", "yaml", "--workshop", "nights", "--output", "nights"], {
      cwd: first,
    });
    expect((await runCli(["import", `${first}/nights.yaml`], { cwd: second })).out).toContain(
      "Saved: 3 added",
    );
    expect((await runCli(["import", `${first}/nights`], { cwd: third })).out).toContain("Saved: 3 added");
    const text = await readFile(`${first}/nights.yaml`, "utf8");
    for (const cwd of [second, third]) {
      expect((await runCli(["export", "--format", "yaml", "--workshop", "nights"], { cwd })).out).toBe(text);
    }
  });

  it.each([
    ["schedule.json", /^\{\n {2}"generator": \{\n {4}"name": "Rapporteur"/u],
    ["ics", /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/u],
    ["csv", /^\uFEFF?id,guid,title,speakers,day,start/u],
  ])("when it is exported as %s, then standard output holds that and nothing else", async (format, text) => {
    const { code, out, err } = await runCli(["export", "--format", format, "--workshop", "netfilter-2011"], {
      cwd: await temporaryFolder(),
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(text);
  });

  it("when it would be written over a file, then it is not", async () => {
    const cwd = await temporaryFolder();
    await writeFile(`${cwd}/mine.csv`, "mine");
    const { code, err } = await runCli(["export", "--format", "csv", "--output", "mine.csv"], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: "mine.csv can't be written: it exists.\n" });
    expect(await readFile(`${cwd}/mine.csv`, "utf8")).toBe("mine");
  });
});
