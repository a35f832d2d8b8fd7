import { z } from "zod";
import type { Visibility } from "../../src/core/store.ts";

const visibility = z.enum(["shared", "private"]);

/** The argument that says who may see a programme. */
export const whichVisibility = visibility
  .optional()
  .describe("Whether other workspaces may see it, or only yours; as it was before, or shared");

/** The word behind an address that says who may see what stands there. */
export function visibilityIn(text: string): Visibility | undefined {
  return visibility.safeParse(text.toLowerCase()).data;
}
