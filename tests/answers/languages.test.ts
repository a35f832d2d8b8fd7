import { describe, expect, it } from "vitest";
import { read } from "../../src/answers/reading.ts";
import { tokenise } from "../../src/answers/tokens.ts";

const languageOf = (question: string, locale?: string): string =>
  read(question, tokenise(question), locale).language.code;

describe("given a question that could be of several languages", () => {
  it.each([
    ["was Martin in Berlin?", "en"],
    ["was there a talk on MIR?", "en"],
    ["so what was on Friday", "en"],
    ["what was the last talk", "en"],
    ["who will die", "en"],
    ["talks by Heinz von Foerster", "en"],
    ["also on nfgrep", "en"],
    ["was hat Martina Grom vorgestellt", "de"],
    ["was war am Freitag", "de"],
    ["was war 2011?", "de"],
    ["was kostet das", "de"],
    ["Talks von Martina Grom", "de"],
    ["Fr 15 Uhr", "de"],
    ["y a-t-il un exposé sur le man", "fr"],
    ["des exposés sur le jeu du mal", "fr"],
    ["mardi matin", "fr"],
  ])("when it is %j, then it is read in %s", (question, code) => {
    expect(languageOf(question)).toBe(code);
  });

  it.each([
    "war stories",
    "man pages",
    "MIT licence",
    "gut microbes",
    "git tag signing",
    "die hard",
    "stand up comedy",
  ])(
    "when it is just %j, whose words mean something else elsewhere, then its reader's language decides",
    (topic) => {
      expect(languageOf(topic)).toBe("en");
      expect(languageOf(topic, "fr")).toBe("fr");
      expect(languageOf(topic, "de-AT")).toBe("de");
    },
  );
});

describe("given words that stand within a phrase", () => {
  const cues = (question: string): string[] =>
    read(question, tokenise(question), undefined).cues.map(({ cue }) => cue);

  it.each([
    "y a-t-il un exposé sur nfgrep ?",
    "können Sie mir sagen, wer über nfgrep sprach?",
    "gibt es Folien?",
  ])("when %j is asked, then nobody is meant who was spoken of before", (question) => {
    expect(cues(question)).not.toContain("they");
    expect(cues(question)).not.toContain("it");
  });

  it("when an hour is asked for, then nothing is counted", () => {
    expect(cues("um wie viel Uhr war nfgrep?")).not.toContain("howMany");
    expect(cues("wie viel hat das gekostet?")).toContain("howMany");
  });
});

describe("given a weekday that has grown together with a part of the day", () => {
  it("then it is two words, each where it stands", () => {
    expect(tokenise("am Freitagabend").map(({ word, start, end }) => [word, start, end])).toEqual([
      ["am", 0, 2],
      ["freitag", 3, 10],
      ["abend", 10, 15],
    ]);
  });
});
