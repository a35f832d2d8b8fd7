import { z } from "zod";

/** What a word of a query may stand for, a phrase each, and how much the word says. */
interface Arm {
  /** Of a phrase a talk holds all terms. */
  readonly phrases: readonly (readonly string[])[];
  readonly weight: number;
}

/** Which terms a talk has to hold: one phrase of an arm. */
export interface Wanted {
  readonly any: readonly Arm[];
  /** All arms must be met, rather than one of them. */
  readonly all: boolean;
}

const rowSchema = z.object({
  talk: z.number(),
  title: z.string(),
  presenters: z.string(),
  topics: z.string(),
  body: z.string(),
});

/** A talk as the index holds it. */
export type IndexRow = z.output<typeof rowSchema>;

/** What an engine answers when it is asked for talks. */
export const indexRows = z.array(rowSchema);
