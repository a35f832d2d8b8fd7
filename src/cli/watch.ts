import { once } from "node:events";
import { watch } from "../app.ts";
import { durationText } from "../core/duration.ts";
import { OperatorError } from "../core/errors.ts";
import { plainStyle, toText } from "../core/plain-text.ts";
import { pauseOf } from "../core/watching.ts";
import { shownAddress } from "../core/web-address.ts";
import { systemClock } from "../digests/clock.ts";
import { follow, readAddress } from "../importers/importer.ts";
import { loadShipped } from "../load-shipped.ts";
import { openStore } from "../store/open-store.ts";
import { importLines } from "../views/import-report.ts";
import { watchList } from "../views/watches.ts";
import { readSettings } from "./settings.ts";

/** How an address is watched. */
export interface WatchOptions {
  /** How often to look, such as `15m`. */
  readonly every?: string;
  /** Id of the workshop that it becomes. */
  readonly workshop?: string;
  /** End the watching of it. */
  readonly stop?: true;
  /** Keep looking from here, until Ctrl-C. */
  readonly stay?: true;
}

/**
 * Imports what stands at an address, and again whenever it has changed, while the bot runs; without an address, lists what
 * is watched. Throws OperatorError for what can't be read; then nothing has changed.
 */
export async function watchAddress(address: string | undefined, options: WatchOptions): Promise<void> {
  const { config, log } = readSettings();
  const store = await openStore(config.database);
  const parts = {
    store,
    now: () => config.digests.clock.now ?? systemClock.now(),
    limits: config.imports,
  };
  try {
    await loadShipped(store);
    if (address === undefined) say(await listed(store));
    else if (options.stop) await stopWatching(address, store);
    else await add(address, options, parts);
    if (options.stay && !options.stop) {
      const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      const watcher = watch(parts, log, config.digests.leaseMs);
      await stopped;
      await watcher.stop();
    }
  } finally {
    await store.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

type Parts = Parameters<typeof watch>[0];

async function add(
  address: string,
  { every: given, workshop: wanted, stay }: WatchOptions,
  parts: Parts,
): Promise<void> {
  const every = pauseOf(given);
  const imported = await readAddress(address, { workshop: wanted }, parts);
  if (!imported) throw new OperatorError(`${shownAddress(address)}: the server gives nothing.`);
  const report = await follow(imported, parts);
  for (const line of importLines(report)) say(line);
  const next = new Date(Date.now() + every);
  await parts.store.watches.add({ address, workshop: report.workshop.id, every }, next);
  say(
    `Looked at again every ${durationText(every)}, ${stay ? "from here until Ctrl-C" : "while the bot runs (rapporteur start)"}.`,
  );
}

async function stopWatching(address: string, store: Parts["store"]): Promise<void> {
  const found = (await store.watches.all()).filter((watched) => watched.address === address);
  if (found.length === 0)
    throw new OperatorError(`${shownAddress(address)} isn't watched: rapporteur watch lists what is.`);
  for (const { id } of found) await store.watches.remove(id);
  say(`${shownAddress(address)} is no longer watched. What it brought stays.`);
}

async function listed(store: Parts["store"]): Promise<string> {
  const list = watchList(await store.watches.all(), await store.workshops());
  return toText(
    list,
    plainStyle(() => "rapporteur watch <address>"),
  );
}
