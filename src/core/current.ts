import type { Context } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Programme } from "./talk.ts";

/** The programme that questions here are about. Throws UserError while the store holds none. */
export async function currentProgramme({ store }: Pick<Context, "store">): Promise<Programme> {
  const [latest] = await store.workshops();
  const programme = latest && (await store.programme(latest.id));
  if (!programme)
    throw new UserError("I don't know any workshop yet: please ask an organiser to import a programme.");
  return programme;
}
