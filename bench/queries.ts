import { fileURLToPath } from "node:url";
import { words } from "../src/core/text.ts";
import { readProgramme } from "../src/importers/programme-yaml/read.ts";

const SHIPPED = fileURLToPath(new URL("../data/netfilter-2011", import.meta.url));
const LONGEST_TITLE = 6;
const LONGEST_QUERY = 4;
/** A prime, so that steps of this size reach every query once, and each far from the last. */
const STRIDE = 7919;

/** Queries that are all different: two to four words of a title of the shipped programme, in any order. */
export async function distinctQueries(): Promise<string[]> {
  const { talks } = await readProgramme(SHIPPED);
  const titles = talks.map(({ title }) => [...new Set(words(title))].slice(0, LONGEST_TITLE));
  const all = [...new Set(titles.flatMap((title) => title.flatMap((word) => queriesFrom([word], title))))];
  return all.map((_query, index) => all[(index * STRIDE) % all.length] ?? "");
}

function queriesFrom(begun: readonly string[], title: readonly string[]): string[] {
  if (begun.length === LONGEST_QUERY) return [];
  const longer = title.filter((word) => !begun.includes(word)).map((word) => [...begun, word]);
  return longer.flatMap((query) => [query.join(" "), ...queriesFrom(query, title)]);
}
