import type { Clock } from "../core/clock.ts";
import { OperatorError, UserError } from "../core/errors.ts";
import type { ImportReport } from "../core/import-report.ts";
import type { Importer } from "../core/importer.ts";
import { owns, partyOf } from "../core/party.ts";
import { seenBy } from "../core/seen-by.ts";
import type { Store, Visibility } from "../core/store.ts";
import { isWebAddress, shownAddress } from "../core/web-address.ts";
import type { DownloadOptions } from "./fetch/options.ts";
import { type Imported, readPlaces, saveImport } from "./import.ts";
import { ownId } from "./own-id.ts";
import type { ImportWishes } from "./wishes.ts";

/** What an import over the network needs. `now` is the programme's clock. */
export interface ImporterParts
  extends Pick<Clock, "now">,
    Pick<DownloadOptions, "limits" | "permits" | "signal"> {
  readonly store: Pick<Store, "workshops" | "programme" | "save" | "fingerprint">;
}

/** Imports from addresses for people in chat, where what an operator would read becomes a sentence. */
export function createImporter(parts: ImporterParts & { readonly store: Store }): Importer {
  return {
    bringIn: async (address, { by, visibility, ...said }, progress) => {
      const store = seenBy(parts.store, by);
      const own = (await store.workshops()).filter((workshop) => owns(partyOf(by), workshop));
      const wishes = { ...said, idFor: (id: string) => ownId(id, own, visibility) };
      try {
        const imported = await readAddress(address, wishes, { ...parts, store, progress });
        if (!imported) throw new OperatorError(`${shownAddress(address)}: the server gives nothing.`);
        return await follow(imported, { ...parts, store }, visibility);
      } catch (error) {
        throw error instanceof OperatorError ? new UserError(error.message, { cause: error }) : error;
      }
    },
  };
}

/**
 * Reads an address, never a file of this machine. Undefined when the server says that it has nothing newer than what
 * `validators` tell. Throws OperatorError.
 */
export async function readAddress(
  address: string,
  wishes: ImportWishes,
  { store, now, ...options }: ImporterParts & DownloadOptions,
): Promise<Imported | undefined> {
  if (!isWebAddress(address)) throw new OperatorError(`${address} is no address with https://.`);
  return readPlaces([address], wishes, { ...options, store, now: now() });
}

/** Saves a programme as one that people follow, and lets go of it. */
export async function follow(
  imported: Imported,
  { store, now }: ImporterParts,
  visibility?: Visibility,
): Promise<ImportReport> {
  try {
    return await saveImport(imported, { store, followedAt: now(), visibility });
  } finally {
    await imported.close();
  }
}
