import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readProgramme } from "../../src/importers/programme-yaml/read.ts";
import { askingOver } from "../support/asking.ts";

const folder = fileURLToPath(new URL("../fixtures/programmes/rooftop-2025", import.meta.url));

async function asking(now = "2025-06-01T12:00:00Z") {
  return askingOver(await readProgramme(folder), now);
}

describe("given a programme with rooms and hours", () => {
  it.each([
    ["what's on after 3pm on tuesday", ["Shared tools BoF"]],
    ["what's on at 11:20 on tuesday", ["Tutorial: mixing light soil", "Arroser sans électricité"]],
    ["anything between 9 and 9:15 on tuesday?", ["Welcome to the brewery"]],
    ["mercredi matin en loft 3", ["Compost du quartier sur le toit"]],
    ["talks in loft 2 on wednesday afternoon", ["Hail nets that do not fly away", "Urban beekeepers BoF"]],
    ["what is on thursday the 12th before 10am", ["Keynote: Ten thousand small roofs"]],
    ["12 juin before 10am?", ["Keynote: Ten thousand small roofs"]],
    ["jeudi avant 10h", ["Keynote: Ten thousand small roofs"]],
  ])("when %j is asked, then just those are named", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it("when a part of today is asked for, then it is today's", async () => {
    const ask = await asking("2025-06-11T06:00:00Z");
    expect((await ask("what's on this afternoon?")).titles).toEqual([
      "Hail nets that do not fly away",
      "Urban beekeepers BoF",
    ]);
  });

  it.each(["what's on now?", "y a quoi en ce moment", "which talk is on right now"])(
    "when %j is asked, then it is what runs at this minute",
    async (question) => {
      const ask = await asking("2025-06-11T12:10:00Z");
      expect((await ask(question)).titles).toEqual(["Hail nets that do not fly away"]);
    },
  );

  it.each(["when is the hail talk?", "which room is the hail talk in?", "who gives the hail talk?"])(
    "when %j is asked, then day, time and room are told",
    async (question) => {
      const { text } = await (await asking())(question);
      expect(text).toContain("11 June 2025");
      expect(text).toContain("14:00");
      expect(text).toContain("Loft 2");
    },
  );

  it("when what sounds like a day is part of the subject, then the subject is searched for as well", async () => {
    const { titles } = await (await asking())("sunday night storm, four anchors");
    expect(titles).toEqual(["Hail nets that do not fly away"]);
  });
});

describe("given kinds of slots", () => {
  it.each([
    ["list the keynotes", ["Keynote: What a roof can carry", "Keynote: Ten thousand small roofs"]],
    ["which BoFs are on wednesday?", ["Urban beekeepers BoF"]],
    ["qui fait la keynote de jeudi ?", ["Keynote: Ten thousand small roofs"]],
    ["what came after the panel?", ["Keynote: Ten thousand small roofs"]],
  ])("when %j is asked, then those of the kind are meant", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it("when the programme has none of the kind, then it is not known", async () => {
    expect(await (await asking())("list the posters")).toMatchObject({ known: false, titles: [] });
  });
});

describe("given somebody of whom more is asked", () => {
  it("when one talk is excepted, then the others are named", async () => {
    const ask = await asking();
    expect((await ask("what else did Agnès Lorent present, apart from the hail one?")).titles).toEqual([
      "Panel: who owns the rain?",
    ]);
  });
});

describe("given a talk whose presenters nobody wrote down", () => {
  it("when it is asked who gave it, then just that is said, with what the programme says of it", async () => {
    const { text, known } = await (await asking())("who presented compost du quartier?");
    expect(known).toBe(false);
    expect(text).toContain("The programme doesn't say who gave “Compost du quartier sur le toit”.");
    expect(text).toContain("11 June 2025, 10:30, Loft 3.");
    expect(text).toContain("Onze immeubles");
    expect(text).not.toContain("Somebody");
  });
});
