import { OperatorError } from "../core/errors.ts";
import type { ImportSaid } from "../core/importer.ts";
import { isZone } from "./zone.ts";

/** What the person who imports says beside naming the file. */
export interface ImportWishes extends ImportSaid {
  /** Name of a format, or `auto`. */
  readonly format?: string | undefined;
  /** Under which id a workshop is kept that the file or the person calls so. */
  readonly idFor?: ((id: string) => string) | undefined;
}

/** Throws OperatorError for a wish that can't be met, with the mend. */
export function checkWishes({ workshop, timezone, day }: ImportWishes): void {
  if (workshop !== undefined && !/^(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(workshop))
    throw new OperatorError(
      `${workshop} can't be the id of a workshop: use up to 40 of a-z, 0-9 and single hyphens.`,
    );
  if (timezone !== undefined && !isZone(timezone))
    throw new OperatorError(`${timezone} is no IANA time zone such as Europe/Berlin.`);
  if (day !== undefined && (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(Date.parse(day))))
    throw new OperatorError(`${day} is no day: write it as YYYY-MM-DD.`);
}
