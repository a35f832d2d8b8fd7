import type { Context } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Programme, Workshop } from "./talk.ts";
import { key, listed } from "./text.ts";

const NONE = "I don't know any workshop yet: please ask an organiser to import a programme.";

/** The workshop that questions here are about. Throws UserError while the store holds none. */
export async function currentWorkshop({ store }: Pick<Context, "store">): Promise<Workshop> {
  const [latest] = await store.workshops();
  if (!latest) throw new UserError(NONE);
  return latest;
}

/** The programme that questions here are about. Throws UserError while the store holds none. */
export async function currentProgramme(context: Pick<Context, "store">): Promise<Programme> {
  const { id } = await currentWorkshop(context);
  const programme = await context.store.programme(id);
  if (!programme) throw new UserError(NONE);
  return programme;
}

/**
 * The programme of the workshop that goes by a name, an alias or an id; without a name the current one.
 * Throws UserError when none does.
 */
export async function namedProgramme(
  name: string | undefined,
  context: Pick<Context, "store">,
): Promise<Programme> {
  if (name === undefined) return currentProgramme(context);
  const all = await context.store.workshops();
  const wanted = all.find((workshop) => isCalled(workshop, name));
  const programme = wanted && (await context.store.programme(wanted.id));
  if (!programme) {
    throw new UserError(
      `I know no workshop called “${name}”: I know ${listed(all.map((known) => known.name))}.`,
    );
  }
  return programme;
}

function isCalled({ id, name, aliases }: Workshop, wanted: string): boolean {
  return [id, name, ...aliases].some((known) => key(known) === key(wanted));
}
