/** How much a message takes of something that its platform allows only so much of. */
export interface Usage {
  /** What is counted, in words: "characters on a button". */
  readonly what: string;
  readonly used: number;
  readonly allowed: number;
}

/** The largest of some counts, 0 for none. */
export function largest(counts: readonly number[]): number {
  return Math.max(0, ...counts);
}
