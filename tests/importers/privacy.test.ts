import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readFixture } from "./read-fixture.ts";

const SECRETS = [
  /[\w.+-]+@(?:private|nights|packets)\.example/u,
  /weak speaker|taxi|vegan|internal|secret|Refused/u,
];

describe("e-mail addresses, internal notes and talks that were refused", async () => {
  const names = (await readdir("tests/fixtures/schedules")).filter(
    (name) => !name.startsWith("pretalx-new-"),
  );
  const imports = [...names, ["pretalx-new-submissions.json", "pretalx-new-speakers.json"]];

  it("are in the files", async () => {
    const texts = await Promise.all(
      names.map((name) => readFile(`tests/fixtures/schedules/${name}`, "utf8")),
    );
    expect(SECRETS.map((secret) => texts.filter((text) => secret.test(text)).length > 1)).toEqual([
      true,
      true,
    ]);
  });

  it.each(imports)("are not in what is taken from %s", async (name) => {
    const imported = await readFixture(name);
    const taken = JSON.stringify([imported.programme, imported.report]);
    expect(SECRETS.flatMap((secret) => secret.exec(taken) ?? [])).toEqual([]);
  });
});
