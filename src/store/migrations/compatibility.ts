/** What is known of a migration when programs are held against it. */
export interface Step {
  readonly name: string;
  /**
   * The migration whose program can still work with the tables after this one, because it only adds what that program
   * doesn't look at. Without it only programs that know this very migration can.
   */
  readonly compatibleFrom?: string;
}

/** Since this migration the database says which programs can work with it. */
export const FIRST_SAID = "010-arrivals";

/** The last migration that a program has to know to work with tables that all these have made. Pure. */
export function oldestFor(ran: readonly Step[]): string | undefined {
  const places = ran.map(({ name, compatibleFrom = name }) =>
    ran.findIndex((step) => step.name === compatibleFrom),
  );
  return ran[Math.max(...places)]?.name;
}

/**
 * The first migration of a database for which this program, which knows `known`, is too old; undefined when it can work
 * with the database. `oldest` is what the database says of itself, where it does. Pure.
 */
export function tooNew(
  ran: readonly string[],
  oldest: string | undefined,
  known: readonly Step[],
): string | undefined {
  const names = new Set(known.map(({ name }) => name));
  if (oldest !== undefined && names.has(oldest)) return undefined;
  return ran.find((name) => !names.has(name));
}
