import type { Home } from "./departures.ts";
import { UserError } from "./errors.ts";
import type { ImportReport } from "./import-report.ts";
import type { Visibility } from "./store.ts";

/** What somebody in chat says beside the address. */
export interface ImportSaid {
  /** Id of the workshop that it becomes; by default made of what the file calls it. */
  readonly workshop?: string | undefined;
  readonly name?: string | undefined;
  /** IANA name. */
  readonly timezone?: string | undefined;
  /** Day (`YYYY-MM-DD`) of talks for which the file names none. */
  readonly day?: string | undefined;
}

/** Who brings a programme in, which becomes theirs, and who may see it. */
interface ImportFor extends ImportSaid {
  readonly by: Home;
  readonly visibility?: Visibility | undefined;
}

/** How far an import is: bytes so far, and in all where that is known. */
export type ReadSoFar = (received: number, total: number | undefined) => void;

/** Brings programmes in for people in chat. */
export interface Importer {
  /**
   * Reads what stands at an address and saves it as a programme that is followed. Throws UserError when it can't be read,
   * is no programme, belongs to somebody else, or is inside of a network where nobody should look.
   */
  bringIn(address: string, said: ImportFor, progress: ReadSoFar): Promise<ImportReport>;
}

/** The importer of a bot that has none. */
export const noImporter: Importer = {
  bringIn: () => Promise.reject(new UserError("I can't import anything here.")),
};
