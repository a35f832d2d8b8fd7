import type { Knex } from "knex";
import { z } from "zod";
import type { Home } from "../../core/departures.ts";
import { OPERATOR, type Party, partyOf } from "../../core/party.ts";
import { splitId } from "../people/corrections.ts";
import { beginRevision } from "../revision.ts";
import { forgetNotes } from "./forget-notes.ts";

/** So many rows are taken away at a time, so that others can write in between. */
const AT_ONCE = 500;

/** Tables whose rows belong to a workspace, with what tells the rows apart. Notes and programmes are more than one row. */
const TABLES: readonly { readonly name: string; readonly key: readonly string[] }[] = [
  { name: "outbox", key: ["number"] },
  { name: "subscriptions", key: ["id"] },
  { name: "reminders", key: ["id"] },
  { name: "conversations", key: ["platform", "workspace", "channel", "speaker"] },
  { name: "currents", key: ["platform", "workspace", "place"] },
];

const ids = z.array(z.string());
const numbers = z.array(z.number());

/** Forgets a part of what belongs to a workspace, see the port. */
export async function forgetWorkspace(db: Knex, { platform, workspace }: Home): Promise<boolean> {
  const home = { platform, workspace };
  for (const { name, key } of TABLES) {
    const some = db(name).where(home).select(key).limit(AT_ONCE);
    const gone = await db(name)
      .whereIn([...key], some)
      .delete();
    if (gone === AT_ONCE) return false;
  }
  if ((await forgetNotes(db, home, AT_ONCE)) === AT_ONCE) return false;
  const party = partyOf(home);
  return party === OPERATOR || db.transaction((tx) => forgetProgrammes(tx, party));
}

/** Watches, and programmes of a party: those private to it go, the others are the operator's from then on. */
async function forgetProgrammes(tx: Knex, owner: Party): Promise<boolean> {
  await tx("watches").where({ owner }).delete();
  const shared = await tx("workshops").where({ owner, private: false }).update({ owner: OPERATOR });
  const [workshop] = ids.parse(await tx("workshops").where({ owner }).orderBy("id").limit(1).pluck("id"));
  if (workshop === undefined && shared === 0) return true;
  await beginRevision(tx);
  if (workshop === undefined) return true;
  const talks = numbers.parse(await tx("talks").where({ workshop }).limit(AT_ONCE).pluck("number"));
  await tx("talk_index").whereIn("rowid", talks).delete();
  await tx("talks").whereIn("number", talks).delete();
  if (talks.length === AT_ONCE) return false;
  await tx("presenters")
    .where("id", "like", `%${splitId("", workshop)}`)
    .whereNotIn("id", tx("talk_presenters").select("presenter"))
    .delete();
  await tx("presenter_corrections").where({ workshop }).delete();
  await tx("workshops").where({ id: workshop }).delete();
  return false;
}
