import { key } from "../core/text.ts";

/** Languages in which talks are given, by their names in some of these. */
const CODES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "pt",
  "pl",
  "cs",
  "sv",
  "da",
  "nb",
  "fi",
  "ru",
  "uk",
  "tr",
  "el",
  "ja",
  "ko",
  "zh",
];
const byName = new Map(
  ["en", "de", "fr", "es"].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: "language" });
    return CODES.map((code): [string, string] => [key(names.of(code) ?? code), code]);
  }),
);

/** What a file calls the language of a talk as BCP 47 tags, separated by commas where there are several. */
export function languageTag(text: string): string | undefined {
  const tags = text
    .split(/\s*(?:[,;/&]|\sand\s|\sund\s|\set\s)\s*/u)
    .flatMap(
      (part) =>
        byName.get(key(part)) ??
        (/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/iu.test(part) ? part.replace(/_/gu, "-") : []),
    );
  return [...new Set(tags)].join(", ") || undefined;
}
