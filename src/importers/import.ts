import { createHash, type Hash } from "node:crypto";
import { OperatorError } from "../core/errors.ts";
import type { ImportReport } from "../core/import-report.ts";
import type { SaveOrigin, Store } from "../core/store.ts";
import type { Made } from "./assemble.ts";
import { readMaterials } from "./choose.ts";
import type { DownloadOptions, Validators } from "./fetch/options.ts";
import { baseName, type Material } from "./material.ts";
import { openPlace } from "./open.ts";
import type { Read } from "./parts.ts";
import { createScratch } from "./scratch.ts";
import { toProgramme } from "./to-programme.ts";
import { checkWishes, type ImportWishes } from "./wishes.ts";

/** A programme that can be saved, and what came of reading it. */
export interface Imported extends Made {
  /** Under what it is saved: what came before in the same format for the same workshop is replaced. */
  readonly source: string;
  /** Tells these bytes from others. */
  readonly fingerprint: string;
  /** What the server tells this version by, where it came from one. */
  readonly validators?: Validators | undefined;
  /** See `SaveOrigin`. */
  readonly foreign: boolean;
  /** Lets go of what was read, which can't be saved any more then. To be called in any case. */
  close(): Promise<void>;
}

/** What an import needs from outside. */
export interface ImportParts {
  readonly store: Pick<Store, "workshops">;
  readonly now: Date;
}

/**
 * Reads files, a folder of YAML or addresses (https) as the programme of a workshop. Nothing is saved. Undefined when a server
 * says that it has nothing newer than what `validators` tell. Throws OperatorError.
 */
export async function readPlaces(
  places: readonly string[],
  wishes: ImportWishes,
  { store, now, ...options }: ImportParts & DownloadOptions,
): Promise<Imported | undefined> {
  checkWishes(wishes);
  const opened = await Promise.all(places.map((place) => openPlace(place, options)));
  const [first] = opened;
  if (first?.kind === "unchanged") return undefined;
  if (first?.kind === "folder")
    return readFolder(first.path, wishes, { store, now }, options.limits.maxBytes);
  const materials = opened.flatMap((one) => (one.kind === "file" ? one.material : []));
  if (materials.length < opened.length) throw new OperatorError("A folder is imported alone.");
  const imported = await readImport(materials, wishes, { store, now });
  return { ...imported, ...(first && opened.length === 1 && { validators: first.validators }) };
}

/**
 * Reads what is at hand, such as an uploaded file, as the programme of a workshop, in any format; its place in the store is that
 * of an earlier version. Nothing is saved. Throws OperatorError when there is no talk in it, with the reason.
 */
export async function readImport(
  materials: readonly Material[],
  wishes: ImportWishes,
  { store, now }: ImportParts,
): Promise<Imported> {
  checkWishes(wishes);
  const hash = createHash("sha256");
  const scratch = createScratch();
  try {
    const read = await readMaterials(
      materials.map((material) => ({ ...material, bytes: hashed(material, hash) })),
      wishes.format ?? "auto",
      scratch,
    );
    const made = await toProgramme(read, wishes, materials[0] ? baseName(materials[0]) : "", store, now);
    const names = materials.map(({ name }) => name);
    return { ...finish(made, read, names, hash), close: scratch.close };
  } catch (error) {
    await scratch.close();
    throw error;
  }
}

async function readFolder(
  path: string,
  wishes: ImportWishes,
  { store, now }: ImportParts,
  maxBytes: number,
): Promise<Imported> {
  const { readProgramme } = await import("./programme-yaml/read.ts");
  const { fingerprintOf } = await import("./programme-yaml/fingerprint.ts");
  const read: Read = { format: "yaml", programme: await readProgramme(path, maxBytes) };
  const hash = createHash("sha256").update(await fingerprintOf(path));
  const made = await toProgramme(read, wishes, path, store, now);
  return { ...finish(made, read, [path], hash), close: async () => undefined };
}

function finish(made: Made, { format }: Read, names: readonly string[], hash: Hash): Omit<Imported, "close"> {
  const { programme, report } = made;
  if (report.talks === 0) throw new OperatorError(noTalks(names, report));
  return {
    ...made,
    source: `${format}/${programme.workshop.id}`,
    fingerprint: hash.digest("hex"),
    foreign: format !== "yaml",
  };
}

/**
 * Saves an imported programme in one transaction and completes its report. With `followedAt`, the time of
 * the programme's clock, changes are written down and talks that are gone are kept; else these are removed.
 */
export async function saveImport(
  { programme, report, source, fingerprint, foreign }: Imported,
  {
    store,
    ...how
  }: { readonly store: Pick<Store, "save"> } & Omit<SaveOrigin, "source" | "fingerprint" | "foreign">,
): Promise<ImportReport> {
  return { ...report, saved: await store.save(programme, { source, fingerprint, foreign, ...how }) };
}

async function* hashed({ bytes }: Material, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

function noTalks(names: readonly string[], { skipped }: ImportReport): string {
  const [first] = skipped;
  return `${names.join(", ")}: there is no talk in it${first ? ` that can be read (${first.place}: ${first.reason})` : ""}, so nothing was changed.`;
}
