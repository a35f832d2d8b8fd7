import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { DigestStore, Parcel } from "../../core/outbox.ts";
import { parcelRow } from "./rows.ts";

/** Rows that may go out now; the rules are those of the port. */
const CLAIMABLE = `
  select mine.number from outbox mine
  left join outbox above on above.key = mine.parent
  where mine.platform in (select value from json_each(:platforms))
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
  limit :limit`;

/** A row that was claimed already, by somebody who was never heard of again, may have been posted. */
const CLAIM = `
  update outbox
  set doubtful = case state when 'claimed' then 1 else doubtful end,
      state = 'claimed', lease = :lease, lease_until = :until, attempts = attempts + 1,
      claimed_first = coalesce(claimed_first, :now)
  where number in (${CLAIMABLE})
  returning *, attempts - 1 as attempts, (select message from outbox above where above.key = outbox.parent) as thread`;

const claimedRows = z.array(z.looseObject({ number: z.number() }));

/** What has lost its point while it waited stands in nobody's way. */
const EXPIRE = `
  update outbox set state = 'skipped', reason = 'too late to be of use', settled = :now
  where state = 'waiting' and expires is not null and expires <= :now`;

/** Leases rows of the outbox to the caller, in one statement. */
export async function claim(
  db: Knex,
  { platforms, now, until, lateSince, limit }: Parameters<DigestStore["claim"]>[0],
): Promise<readonly Parcel[]> {
  await db.raw(EXPIRE, { now: now.toISOString() });
  const found: unknown = await db.raw(CLAIM, {
    lease: randomUUID(),
    now: now.toISOString(),
    until: until.toISOString(),
    lateSince: lateSince.toISOString(),
    platforms: JSON.stringify(platforms),
    limit,
  });
  const rows = claimedRows.parse(found).toSorted((a, b) => a.number - b.number);
  return rows.map((row) => parcelRow.parse(row));
}
