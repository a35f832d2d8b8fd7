import { z } from "zod";

/** The argument that names another workshop than the current one. */
export const whichWorkshop = z
  .string()
  .max(100)
  .optional()
  .describe("Which workshop, when not the current one")
  .meta({ completes: "workshop" });
