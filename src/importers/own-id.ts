import { randomBytes } from "node:crypto";
import type { Visibility } from "../core/store.ts";
import type { Workshop } from "../core/talk.ts";

const ID_LIMIT = 40;
const ENDING_BYTES = 3;

/**
 * The id under which somebody's programme is kept: that of their own which was called so before, else the one wanted. A
 * new private one gets an ending by chance, so that two may keep the same programme to themselves, and nobody learns from
 * an id that is taken what others have.
 */
export function ownId(wanted: string, own: readonly Workshop[], visibility: Visibility | undefined): string {
  const base = wanted.slice(0, ID_LIMIT - 2 * ENDING_BYTES - 1).replace(/-+$/u, "");
  const same = own.find(({ id }) => id === wanted);
  const ended = own.find(
    ({ id }) => id.startsWith(`${base}-`) && /^-[0-9a-f]{6}$/u.test(id.slice(base.length)),
  );
  const known = visibility === "private" ? (ended ?? same) : (same ?? ended);
  if (known) return known.id;
  return visibility === "private" ? `${base}-${randomBytes(ENDING_BYTES).toString("hex")}` : wanted;
}
