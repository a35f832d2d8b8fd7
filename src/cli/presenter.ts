import { namedProgramme } from "../core/current.ts";
import { OperatorError } from "../core/errors.ts";
import type { Store } from "../core/store.ts";
import { plural } from "../core/text.ts";
import { loadShipped } from "../load-shipped.ts";
import { openStore } from "../store/open-store.ts";
import { readSettings } from "./settings.ts";

/** Tells somebody apart who was taken for another at one workshop, and prints their new id. Throws OperatorError. */
export async function split(id: string, workshop: string): Promise<void> {
  await withStore(async (store) => {
    const { workshop: at } = await namedProgramme(workshop, { store });
    const parted = await store.people.split(id, at.id);
    if (!parted)
      throw new OperatorError(`Nobody with the id ${id} spoke at ${at.name}.${await alike(id, store)}`);
    return `At ${at.name}, ${id} is somebody else now: ${parted.id}, with ${plural(parted.talks, "talk")}.`;
  });
}

/** Makes one person of two who are the same, and prints how many talks that concerns. Throws OperatorError. */
export async function merge(from: string, into: string): Promise<void> {
  await withStore(async (store) => {
    if (from === into) throw new OperatorError(`${from} and ${into} are one already.`);
    const merged = await store.people.merge(from, into);
    if (!merged)
      throw new OperatorError(
        `There is no ${from} or no ${into}.${await alike(from, store)}${await alike(into, store)}`,
      );
    return `${from} is ${into} now, with ${plural(merged.talks, "talk")} more.`;
  });
}

/** Ids of people whose names come near what was given. */
async function alike(id: string, store: Store): Promise<string> {
  const people = await store.presenters(id, { limit: 5 });
  return people.length === 0 ? "" : ` For ${id} I know ${people.map((person) => person.id).join(", ")}.`;
}

async function withStore(work: (store: Store) => Promise<string>): Promise<void> {
  const { config } = readSettings();
  const store = await openStore(config.database);
  try {
    await loadShipped(store);
    process.stdout.write(`${await work(store)}\n`);
  } finally {
    await store.close();
  }
}
