import { z } from "zod";

/**
 * A field that should be text and that files also give as a number, as nothing, or in several languages
 * (`{ "en": "…", "de": "…" }`, of which English is taken, else the first). Always text, empty when nothing is said.
 */
export const said = z.unknown().transform(textOf).default("");

/** A list that files also give as a single element, or as nothing at all. */
export function listOf<Schema extends z.ZodType>(item: Schema) {
  return z.preprocess(
    (value) =>
      Array.isArray(value) ? value : [value].filter((one) => one !== undefined && one !== null && one !== ""),
    z.array(item),
  );
}

const dictionary = z.record(z.string(), z.unknown());

function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  const languages = dictionary.safeParse(value).data;
  if (!languages) return "";
  const best =
    languages["#text"] ?? languages["en"] ?? Object.values(languages).find((one) => typeof one === "string");
  return typeof best === "string" ? best.trim() : "";
}
