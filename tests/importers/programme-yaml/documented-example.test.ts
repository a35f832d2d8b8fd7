import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { readProgramme } from "../../../src/importers/programme-yaml/read.ts";
import { writeFolder } from "./programme-folder.ts";

it("reads the example in docs/importing.md as it stands there", async () => {
  const page = await readFile("docs/importing.md", "utf8");
  const blocks = page.matchAll(/`(?<name>\w+\.yaml)`\n\n```yaml\n(?<text>.*?)```/gsu);
  const files = Object.fromEntries(
    [...blocks].map(({ groups }) => [groups?.["name"] ?? "", groups?.["text"] ?? ""]),
  );
  expect(Object.keys(files)).toEqual(["workshop.yaml", "presenters.yaml", "talks.yaml"]);
  const programme = await readProgramme(await writeFolder(files));
  expect(programme.talks.map(({ title, presenters }) => [title, presenters[0]?.name])).toEqual([
    ["News of ipset", "József Kadlecsik"],
  ]);
});
