import { describe, expect, it, onTestFinished } from "vitest";
import { askingOver, here } from "../support/asking.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const programme = programmeOf([
  { title: "Welcome aboard", by: ["Ann Lee"], track: "Keynotes", room: "Things" },
  {
    title: "Small kernels for old buoys",
    by: ["Bob Li"],
    track: "Microkernel OS devroom",
    start: "2021-07-05T08:00:00Z",
    summary: "We ported a multipath TCP stack to a buoy. Found by us: the Tidespy leak.",
  },
  { title: "Grids of lamps", by: ["Ann Lee"], track: "Open Hardware devroom", start: "2021-07-05T19:00:00Z" },
  {
    title: "Lampyris",
    by: ["Carla Reis"],
    track: "Games in the Open",
    day: "2021-07-06",
    summary: "A simulator for lamps.",
  },
  { title: "Painting with Lampyris", by: ["Dan Oak"], day: "2021-07-06", summary: "Colour by numbers." },
  { title: "Introduction to knots", by: ["Eva Sol"], day: "2021-07-07" },
  { title: "Roundtable: ropes", by: ["Eva Sol"], day: "2021-07-07" },
  {
    title: "A protocol called Carla",
    by: ["Dan Oak"],
    day: "2021-07-07",
    summary: "The Carla protocol reaches every lamp of a harbour.",
    facts: ["In Porto that made 4,200 lamps."],
  },
  {
    title: "Lightning Talks",
    by: ["Ann Lee"],
    day: "2021-07-07",
    summary: "Each lightning talk has five minutes.",
  },
  { title: "Roundtable: who pays", by: ["Ann Lee"], day: "2021-07-07" },
]);

const asking = () => askingOver(programme);

describe("given questions in a stranger's words", () => {
  it.each([
    ["what was on in the microkernel devroom", ["Small kernels for old buoys"]],
    ["how many talks in the open hardware devroom?", ["Grids of lamps"]],
    ["talks in the games track on 6 July", ["Lampyris"]],
  ])("when %j names a track by some of its words, then its talks are meant", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it("when only a little word of a track stands beside the word for one, then no track is named", async () => {
    expect((await (await asking())("who gave the lampyris talk in the room?")).titles).toContain("Lampyris");
    expect((await (await asking())("in the room: grids of lamps")).titles).toEqual(["Grids of lamps"]);
  });

  it.each([
    ["who organises the ropes roundtable", ["Roundtable: ropes"]],
    ["who found tidespy", ["Small kernels for old buoys"]],
    ["who talkd about knots", ["Introduction to knots"]],
  ])("when %j has a verb that the talk lacks, then the rest tells", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it.each([
    ["mutlipath tpc", ["Small kernels for old buoys"]],
    ["lamps simulater", ["Lampyris"]],
    ["painting with color", ["Painting with Lampyris"]],
    ["lampyriss painting", ["Painting with Lampyris"]],
    ["knots intro", ["Introduction to knots"]],
  ])("when %j is spelt in another way, then it is found", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it("when a title is just the topic, then that talk comes first, and the others on it are named", async () => {
    const { titles, text } = await (await asking())("lampyris");
    expect(titles).toEqual(["Lampyris", "Painting with Lampyris"]);
    expect(text).toContain("Also on this:");
  });

  it("when a room is called like a word of everyday, then that word is no room", async () => {
    expect((await (await asking())("when is the knots thing")).titles).toEqual(["Introduction to knots"]);
  });

  it("when a kind of slot is counted, then each of it counts", async () => {
    const { text, titles } = await (await asking())("how many roundtables were there?");
    expect(text).toContain("2 talks");
    expect(titles).toEqual(["Roundtable: ropes", "Roundtable: who pays"]);
  });

  it.each([
    ["which talks started at 9:00 in the morning on 5 July", ["Small kernels for old buoys"]],
    ["which talk is at 8 in the evening on 5 July", ["Grids of lamps"]],
  ])("when %j says which half of the day, then that hour is meant", async (question, titles) => {
    expect((await (await asking())(question)).titles).toEqual(titles);
  });

  it.each([
    "when did Packets take place?",
    "when was Packets2021?",
    "quand se sont tenus les Packets 2021 ?",
  ])(
    "when the workshop is named with or without its year, as in %j, then it is the workshop that is meant",
    async (question) => {
      expect((await (await asking())(question)).text).toMatch(/5 July 2021|5 juillet 2021/u);
    },
  );

  it("when it is named with another year, then that one is not known", async () => {
    expect((await (await asking())("where will Packets 2031 be held?")).known).toBe(false);
  });

  it("when only another workshop mentions something in passing, then that is no answer", async () => {
    expect((await (await asking())("who presented OpenBSD")).known).toBe(false);
  });

  it("when it asks how many came, then that is not known; how many spoke is", async () => {
    const ask = await asking();
    expect((await ask("how many people came to Packets 2021?")).known).toBe(false);
    expect((await ask("how many people spoke at Packets 2021?")).text).toContain("5 presenters");
  });

  it("when what is spoken about is called like somebody, then it is the subject", async () => {
    const { titles } = await (await asking())("who gave the talk about the Carla protocol?");
    expect(titles).toEqual(["A protocol called Carla"]);
  });

  it("when a number is asked for, then the statement that has it answers, not the one with more of the words", async () => {
    const { text } = await (await asking())("how many lamps does the Carla protocol reach?");
    expect(text).toContain("4,200 lamps");
  });

  it("when the length of a kind of slot is asked for and told, then that is the answer", async () => {
    expect((await (await asking())("how long is each lightning talk?")).text).toContain("five minutes");
  });

  it("when a short word that nobody knows resembles one with a letter less, then it is no slip", async () => {
    expect((await (await asking())("any lamzps or knobs talks")).known).toBe(false);
  });

  it("when a part of a compound is somebody's name, then the compound is meant", async () => {
    expect((await (await asking())("which day was the Ann-Knoten splice")).titles).toEqual([]);
  });

  it("when it asks about the talk beside which others were named, then that one is meant", async () => {
    const { bot, store } = await realBot();
    onTestFinished(() => store.close());
    await store.save(programme, { source: "test", fingerprint: "1" });
    await bot.ask("lampyris", here);
    expect((await bot.ask("who gave it?", here)).talks.map(({ title }) => title)).toEqual(["Lampyris"]);
    await bot.ask("lampyris", here);
    expect((await bot.ask("the second one", here)).talks.map(({ title }) => title)).toEqual([
      "Painting with Lampyris",
    ]);
  });
});
