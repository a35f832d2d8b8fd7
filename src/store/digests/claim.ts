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

const CLAIM = `
  update outbox
  set state = 'claimed', lease = :lease, lease_until = :until, attempts = attempts + 1, doubtful = 1,
      claimed_first = coalesce(claimed_first, :now)
  where number = :number`;

const claimedRows = z.array(
  z.looseObject({ number: z.number(), attempts: z.number(), doubtful: z.number() }),
);

/** Leases rows of the outbox to the caller. What a row was before it is claimed says whether it may have been posted. */
export function claim(
  db: Knex,
  { platforms, now, until, lateSince, limit }: Parameters<DigestStore["claim"]>[0],
): Promise<readonly Parcel[]> {
  const lease = randomUUID();
  const instants = { now: now.toISOString(), until: until.toISOString(), lateSince: lateSince.toISOString() };
  return db.transaction(async (tx) => {
    const found: unknown = await tx.raw(
      `select row.*, above.message as thread from outbox row left join outbox above on above.key = row.parent
       where row.number in (${CLAIMABLE}) order by row.number`,
      { ...instants, platforms: JSON.stringify(platforms), limit },
    );
    const parcels: Parcel[] = [];
    for (const row of claimedRows.parse(found)) {
      await tx.raw(CLAIM, { ...instants, lease, number: row.number });
      parcels.push(parcelRow.parse({ ...row, lease, claimed_first: row["claimed_first"] ?? instants.now }));
    }
    return parcels;
  });
}
