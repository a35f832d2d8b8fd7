import type { Origin } from "./command.ts";
import { personalSeat, seatOf } from "./currents.ts";
import { UserError } from "./errors.ts";
import type { Store } from "./store.ts";
import type { Programme, Workshop } from "./talk.ts";
import { key, listed } from "./text.ts";

const NONE = "I don't know any workshop yet: please ask an organiser to import a programme.";

/** Somebody who asks, and the store. The command line asks from nowhere. */
type Asker = { readonly store: Store } & (Origin | { readonly [Part in keyof Origin]?: never });

/**
 * The workshop that questions here are about: the one chosen for the channel, in a direct conversation the person's last,
 * else the latest. Undefined while the store holds none.
 */
export async function workshopHere(asker: Asker): Promise<Workshop | undefined> {
  const all = await asker.store.workshops();
  if (all.length < 2 || asker.platform === undefined) return all[0];
  const chosen = await asker.store.currents.chosen(seatOf(asker));
  return all.find(({ id }) => id === chosen) ?? all[0];
}

/** Like `workshopHere`. Throws UserError while the store holds none. */
export async function currentWorkshop(asker: Asker): Promise<Workshop> {
  const workshop = await workshopHere(asker);
  if (!workshop) throw new UserError(NONE);
  return workshop;
}

/** The programme that questions here are about. Throws UserError while the store holds none. */
export async function currentProgramme(asker: Asker): Promise<Programme> {
  const { id } = await currentWorkshop(asker);
  const programme = await asker.store.programme(id);
  if (!programme) throw new UserError(NONE);
  return programme;
}

/**
 * The programme of the workshop that goes by a name, an alias or an id; without a name the current one.
 * Throws UserError when none does.
 */
export async function namedProgramme(name: string | undefined, asker: Asker): Promise<Programme> {
  if (name === undefined) return currentProgramme(asker);
  const all = await asker.store.workshops();
  const wanted = all.find((workshop) => isCalled(workshop, name));
  const programme = wanted && (await asker.store.programme(wanted.id));
  if (!programme) {
    throw new UserError(
      `I know no workshop called “${name}”: I know ${listed(all.map((known) => known.name))}.`,
    );
  }
  return programme;
}

/** True when a workshop goes by this name, alias or id. */
export function isCalled({ id, name, aliases }: Workshop, wanted: string): boolean {
  return [id, name, ...aliases].some((known) => key(known) === key(wanted));
}

/** The names of all workshops by their ids. */
export async function workshopNames({
  store,
}: {
  readonly store: Store;
}): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.workshops()).map(({ id, name }) => [id, name]));
}

/** Notes that somebody asked in a channel with a chosen workshop: it is their last, so direct conversations go on with it. */
export async function noteLast(asker: Origin & { readonly store: Store }): Promise<void> {
  const { currents } = asker.store;
  if (asker.direct || (await asker.store.workshops()).length < 2) return;
  const here = await currents.chosen(seatOf(asker));
  const own = personalSeat(asker);
  if (here !== undefined && here !== (await currents.chosen(own))) await currents.choose(own, here);
}
