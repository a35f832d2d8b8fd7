import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";

/**
 * How common a word is in everyday English, from 0 (not in the list, such as most names and terms of art) to 1. In a
 * small programme, rarity alone can't tell "ipset" from "thing".
 */
export type Commonness = (word: string) => number;

/** Reads the list of words that comes with the bot: one a line, the commonest first and names last. */
export async function readCommonness(): Promise<Commonness> {
  const list = (await readFile(join(packageRoot(), "data", "common-words.txt"), "utf8")).trim().split("\n");
  const ranks = new Map(list.map((word, rank) => [word, rank + 1]));
  const most = Math.log(list.length + 1);
  return (word) => {
    const rank = ranks.get(word);
    return rank === undefined ? 0 : 1 - Math.log(rank) / most;
  };
}
