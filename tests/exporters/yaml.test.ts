import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/core/day.ts";
import { toYaml, toYamlFiles } from "../../src/exporters/yaml.ts";
import { readProgramme, readProgrammeText } from "../../src/importers/programme-yaml/read.ts";
import { temporaryFolder } from "../support/folder.ts";
import { programmeOf } from "../support/programme.ts";
import { fullProgramme } from "./exported.ts";

describe("a programme exported as YAML", () => {
  it("in one file is the same programme when it is read again", async () => {
    const programme = await fullProgramme();
    expect(readProgrammeText(toYaml(programme), "x.yaml")).toEqual(programme);
  });

  it("in a folder is the same programme when it is read again", async () => {
    const programme = await fullProgramme();
    const folder = join(await temporaryFolder(), "nights");
    await mkdir(folder);
    for (const [name, text] of Object.entries(toYamlFiles(programme)))
      await writeFile(join(folder, name), text);
    expect(await readProgramme(folder)).toEqual(programme);
  });

  it("keeps every instant, also in the night in which clocks are set back, and over midnight", () => {
    const instant = fc
      .integer({ min: Date.UTC(2021, 9, 30), max: Date.UTC(2021, 10, 1) })
      .map((at) => at - (at % 60_000));
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom("Europe/Berlin", "Asia/Kathmandu", "UTC"),
        (at, minutes, timezone) => {
          const start = new Date(at).toISOString();
          const end = new Date(at + minutes * 60_000).toISOString();
          const day = dayOf(new Date(at), timezone);
          const sketch = programmeOf([{ title: "Nets", day, start, end }]);
          const programme = {
            ...sketch,
            workshop: { ...sketch.workshop, timezone, firstDay: day, lastDay: day },
          };
          expect(readProgrammeText(toYaml(programme), "x.yaml")).toEqual(programme);
        },
      ),
    );
  });
});
