import { readFile, stat } from "node:fs/promises";

/** Far above any programme written by hand. */
const BYTE_LIMIT = 1_000_000;

/** The text of a file, or why there is none. */
type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Reads a text file that a person wrote, of at most `limit` bytes. Never throws: a file that is missing, huge or not UTF-8 gives a reason. */
export async function readText(file: string, limit = BYTE_LIMIT): Promise<Text> {
  try {
    const { size } = await stat(file);
    if (size > limit) {
      return { ok: false, reason: `is larger than ${limit / 1_000_000} MB: no programme needs that much` };
    }
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file)) };
  } catch (error) {
    return { ok: false, reason: whyUnread(error) };
  }
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "is missing";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "isn't UTF-8 text: save it with that encoding";
  return `can't be read: ${error instanceof Error ? error.message : String(error)}`;
}
