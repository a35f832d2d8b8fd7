import { setFlagsFromString } from "node:v8";
import { progress } from "@clack/prompts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/errors.ts";
import type { ReadSoFar } from "../core/importer.ts";
import { homeOf, OPERATOR, type Party } from "../core/party.ts";
import type { Store } from "../core/store.ts";
import { readPlaces, saveImport } from "../importers/import.ts";
import type { ImportWishes } from "../importers/wishes.ts";
import { loadShipped } from "../load-shipped.ts";
import { openStore } from "../store/open-store.ts";
import { importLines } from "../views/import-report.ts";
import { readSettings } from "./settings.ts";

/** How a programme is imported on the command line. */
export interface ImportOptions extends ImportWishes {
  /** Only tell what would come of it. */
  readonly dryRun?: true;
  /** Remove the talks that are gone, for good and without telling anybody. */
  readonly replace?: true;
  /** The workspace or server that it belongs to from now on: `slack:T012AB3CD`, `discord:<id>`, or `nobody`. */
  readonly owner?: string;
  /** Only its owner may see it. */
  readonly private?: true;
}

/**
 * Brings the programme in files, a folder or addresses into the store, in one transaction, and prints what came of it.
 * Throws OperatorError for what can't be read; then nothing has changed.
 */
export async function importPlaces(places: readonly string[], options: ImportOptions): Promise<void> {
  const { config } = readSettings();
  // Much of an import lives for a moment only: the heap may double, rather than quadruple, before V8 collects it.
  setFlagsFromString("--heap-growing-percent=100");
  const store = await openStore(config.database);
  try {
    await loadShipped(store);
    const lines = await bringIn(places, options, config, store);
    process.stdout.write(`${lines.join("\n")}\n`);
  } finally {
    await store.close();
  }
}

async function bringIn(
  places: readonly string[],
  { dryRun, replace, owner: given, private: isPrivate, ...wishes }: ImportOptions,
  { imports: limits, digests }: Config,
  store: Store,
): Promise<string[]> {
  const owner = given === undefined ? undefined : ownerIn(given);
  const visibility = isPrivate ? "private" : undefined;
  const now = digests.clock.now ?? new Date();
  const bar = process.stderr.isTTY ? createBar() : undefined;
  try {
    const imported = await readPlaces(places, wishes, {
      store,
      now,
      limits,
      progress: bar?.show,
    });
    if (!imported) return ["Nothing has changed since the last time."];
    try {
      bar?.say("saving");
      if (dryRun) return importLines(imported.report);
      const followedAt = replace ? undefined : now;
      return importLines(await saveImport(imported, { store, followedAt, owner, visibility }));
    } finally {
      await imported.close();
    }
  } finally {
    bar?.end();
  }
}

function ownerIn(text: string): Party {
  if (text === "nobody") return OPERATOR;
  if (text === OPERATOR || !homeOf(text))
    throw new OperatorError(
      `--owner ${text} is nobody: write slack:T012AB3CD, discord:<id of the server>, or nobody.`,
    );
  return text;
}

/** A bar on the terminal, in percent where the size is known. */
function createBar(): { show: ReadSoFar; say(text: string): void; end(): void } {
  const bar = progress({ max: 100, output: process.stderr, withGuide: false });
  let shown = 0;
  bar.start("reading");
  return {
    show(received, total) {
      const megabytes = `${(received / 1_000_000).toFixed(1)} MB`;
      const percent = total === undefined ? shown : Math.floor((received / total) * 100);
      if (percent > shown || total === undefined) bar.advance(percent - shown, megabytes);
      shown = percent;
    },
    say: (text) => bar.message(text),
    end: () => bar.clear(),
  };
}
