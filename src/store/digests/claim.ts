import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { DigestStore, Parcel } from "../../core/outbox.ts";
import type { Engine } from "../engine.ts";
import { parcelRow } from "./rows.ts";

/** Rows that may go out now; the rules are those of the port. */
const claimable = (platforms: number, lock: string): string => `
  select mine.number from outbox mine
  left join outbox above on above.key = mine.parent
  where mine.platform in (${Array.from({ length: platforms }, (_, index) => `:platform${index}`).join(", ")})
    and mine.state in ('waiting', 'claimed')
    and case mine.state when 'waiting' then mine.not_before else mine.lease_until end <= :now
    and (mine.parent is null or above.state = 'sent')
    and not exists (
      select 1 from outbox older
      where older.platform = mine.platform and older.workspace = mine.workspace and older.channel = mine.channel
        and older.state in ('waiting', 'claimed') and older.number < mine.number
    )
    and (not mine.late or not exists (
      select 1 from outbox earlier
      where earlier.platform = mine.platform and earlier.workspace = mine.workspace and earlier.channel = mine.channel
        and earlier.state = 'sent' and earlier.late and earlier.settled > :lateSince
    ))
  order by mine.number
  limit :limit ${lock}`;

/** A row that was claimed already, by somebody who was never heard of again, may have been posted. */
const leasing = (rows: string): string => `
  with chosen as (${rows})
  update outbox
  set doubtful = case state when 'claimed' then true else doubtful end,
      state = 'claimed', lease = :lease, lease_until = :until, attempts = attempts + 1,
      claimed_first = coalesce(claimed_first, :now)
  where number in (select number from chosen)
  returning *, attempts - 1 as attempts, (select message from outbox above where above.key = outbox.parent) as thread`;

const claimedRows = z.array(z.looseObject({ number: z.number() }));

/** What has lost its point while it waited stands in nobody's way. */
const EXPIRE = `
  update outbox set state = 'skipped', reason = 'too late to be of use', settled = :now
  where state = 'waiting' and expires is not null and expires <= :now`;

/** Leases rows of the outbox to the caller, in one statement. */
export async function claim(
  db: Knex,
  engine: Engine,
  { platforms, now, until, lateSince, limit }: Parameters<DigestStore["claim"]>[0],
): Promise<readonly Parcel[]> {
  await db.raw(EXPIRE, { now: now.toISOString() });
  if (platforms.length === 0) return [];
  const sql = leasing(claimable(platforms.length, engine.passOver("mine")));
  const found: unknown = await db.raw(sql, {
    lease: randomUUID(),
    now: now.toISOString(),
    until: until.toISOString(),
    lateSince: lateSince.toISOString(),
    ...Object.fromEntries(platforms.map((platform, index) => [`platform${index}`, platform])),
    limit,
  });
  const rows = claimedRows.parse(engine.rows(found)).toSorted((a, b) => a.number - b.number);
  return rows.map((row) => parcelRow.parse(row));
}
