import { createHash } from "node:crypto";
import anyAscii from "any-ascii";
import { fold, slug } from "../core/text.ts";

/** Longest id: a button that carries the ids of a workshop and a talk must stay within 100 characters. */
const ID_LIMIT = 40;

/** A text as an id of `a-z`, `0-9` and hyphens, cut between words; empty when nothing of it can be written so. */
export function idOf(text: string, limit = ID_LIMIT): string {
  const whole = slug(anyAscii(fold(text))).replace(/[^a-z0-9-]+/gu, "");
  if (whole.length <= limit) return whole.replace(/^-+|-+$/gu, "");
  const head = whole.slice(0, limit + 1);
  return head.slice(0, Math.max(head.lastIndexOf("-"), 0) || limit).replace(/-+$/u, "");
}

/** The id of a person, the same in every workshop for every way to write the name. */
export function presenterId(name: string): string {
  const id = idOf(name, 1000);
  if (id !== "" && id.length <= ID_LIMIT) return id;
  const digest = createHash("sha256").update(fold(name)).digest("hex").slice(0, 8);
  return id === "" ? `p-${digest}` : `${idOf(name, ID_LIMIT - 9)}-${digest}`;
}

/** Gives ids that were not given before: the one wanted, or with a number at its end. */
export function uniqueIds(): (wanted: string) => string {
  const next = new Map<string, number>();
  const taken = new Set<string>();
  return (wanted) => {
    for (let number = next.get(wanted) ?? 1; ; number += 1) {
      const ending = number === 1 ? "" : `-${number}`;
      const id = `${wanted.slice(0, ID_LIMIT - ending.length).replace(/-+$/u, "")}${ending}`;
      if (taken.has(id)) continue;
      taken.add(id);
      next.set(wanted, number + 1);
      return id;
    }
  };
}
