import type { DigestStore } from "../../core/outbox.ts";
import { available } from "../availability.ts";
import { writeDrafts } from "../drafts.ts";
import type { Database } from "../engine.ts";
import { carryOut } from "./carry-out.ts";
import { claim } from "./claim.ts";
import { countPosted, readBacklog, readEntries, readHealth, readNextClaim } from "./health.ts";
import { settle } from "./settle.ts";
import {
  pause,
  readDue,
  readNextDue,
  readSubscriptions,
  resume,
  subscribe,
  unsubscribe,
} from "./subscriptions.ts";

/** Subscriptions and the outbox over a database. */
export function createDigestStore({ db, reader, engine }: Database): DigestStore {
  return {
    subscribe: (order, next) => available(() => subscribe(db, order, next)),
    subscriptions: (of) => available(() => readSubscriptions(reader, of)),
    pause: (id, reason) => available(() => db.transaction((tx) => pause(tx, id, reason))),
    resume: (id, next, start) => available(() => resume(db, id, next, start)),
    unsubscribe: (id) => available(() => db.transaction((tx) => unsubscribe(tx, id))),
    due: (now, limit) => available(() => readDue(reader, now, limit)),
    nextDue: () => available(() => readNextDue(reader)),
    carryOut: (plans) => available(() => carryOut(db, plans)),
    draft: (drafts) => available(() => db.transaction((tx) => writeDrafts(tx, drafts))),
    claim: (wanted) => available(() => claim(db, engine, wanted)),
    settle: (parcel, settlement, now) => available(() => settle(db, parcel, settlement, now)),
    nextClaim: () => available(() => readNextClaim(reader)),
    entries: (subscription, limit) => available(() => readEntries(reader, subscription, limit)),
    posted: (address, workshop, day) => available(() => countPosted(reader, address, workshop, day)),
    backlog: () => available(() => readBacklog(reader)),
    health: (of) => available(() => readHealth(reader, of)),
  };
}
