import { z } from "zod";

/** A column that holds JSON of a known shape. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

/** A column that holds a JSON list of texts. */
export const strings = json(z.array(z.string()));

/** A column that may be null. */
export const optional = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);

/** A yes or no, which some engines keep as 0 and 1. */
export const flag = z.union([z.boolean(), z.number()]).transform(Boolean);
