import { german } from "./de.ts";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import type { Language } from "./language.ts";

/** Every language in which questions may be asked and answers are given; the first is spoken where nothing tells. */
export const languages: readonly [Language, ...Language[]] = [english, french, german];

/** The language of a BCP 47 tag, whatever its region; the first of all where the bot doesn't speak it. */
export function languageOf(tag: string | undefined): Language {
  const [main] = (tag ?? "").toLowerCase().split(/[-_]/u);
  return languages.find(({ code }) => code === main) ?? languages[0];
}
