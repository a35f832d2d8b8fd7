import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import draft06 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { toScheduleJson } from "../../src/exporters/schedule-json.ts";
import { readProgramme } from "../../src/importers/programme-yaml/read.ts";
import { line, readText } from "../importers/read-fixture.ts";
import { fullProgramme } from "./exported.ts";

const PUBLISHED = "../shared/specs/voc-schedule.schema.json";
/** What readers of schedule.json need, in our own words; the published schema says more. */
const OURS = "tests/fixtures/schedule-json.schema.json";

async function faults(schemaFile: string, text: string): Promise<unknown> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addMetaSchema(draft06);
  formats.default(ajv);
  ajv.addFormat("color", true);
  const validate = ajv.compile(JSON.parse(await readFile(schemaFile, "utf8")));
  validate(JSON.parse(text));
  return validate.errors;
}

const programmes = {
  "with everything in it": fullProgramme,
  "of which only the order is known": () => readProgramme("data/netfilter-2011"),
};

describe.each(Object.entries(programmes))("a programme %s exported as schedule.json", (_name, programme) => {
  it("has what its readers need", async () => {
    expect(await faults(OURS, toScheduleJson(await programme()))).toBeNull();
  });

  it.skipIf(!existsSync(PUBLISHED))(
    `passes the schema of c3voc (skipped where ${PUBLISHED} is not)`,
    async () => {
      expect(await faults(PUBLISHED, toScheduleJson(await programme()))).toBeNull();
    },
  );
});

describe("a programme exported as schedule.json", () => {
  it("comes back with its days, times, rooms and people", async () => {
    const programme = await fullProgramme();
    const back = await readText(toScheduleJson(programme), "x.json");
    expect(line(back)[0]).toBe(
      '2021-07-05T08:30–09:15 | Quay | =HYPERLINK("x"), <b>; "quoted" \\ back: # no | Ana Lúcia, crew@…',
    );
    expect(back.report).toMatchObject({ talks: 4, cancelled: 1, presenters: 3 });
    expect(back.programme.talks[0]?.guid).toBe(programme.talks[0]?.guid);
    expect(back.programme.workshop.timezone).toBe("Europe/Lisbon");
  });

  it("gives a talk without a guid the same one each time", async () => {
    const programme = await fullProgramme();
    const guids = [1, 2].map(
      () =>
        /"guid": "([\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f-]+)"/u.exec(toScheduleJson(programme))?.[1],
    );
    expect(guids[0]).toBeDefined();
    expect(guids[0]).toBe(guids[1]);
  });
});
