import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { Store } from "../../src/core/store.ts";
import { forgetOverdue } from "../../src/retention.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/engine.ts";
import { programmeOf } from "../support/programme.ts";
import { recordingLog } from "../support/recording-log.ts";
import { draftOf } from "./digest-store.ts";

const NOW = new Date("2021-07-01T12:00:00Z");
const LATER = new Date("2021-07-31T12:00:00Z");
const SHARED = "shared-2021";

/** Columns that say whose a row is. Wherever a table has one, it has to be forgotten in time. */
const PERSONAL = new Set(
  "platform workspace organisation owner channel place speaker person author".split(" "),
);

type Row = Readonly<Record<string, unknown>>;
const rows = z.array(z.record(z.string(), z.unknown()));

/** Every row of every table, as the schema has them. */
async function dump({ db, engine }: Database): Promise<Map<string, Row[]>> {
  const isPostgres = !String(db.client.config.client).includes("sqlite");
  const names: unknown = await (isPostgres
    ? db("pg_tables").whereRaw("schemaname = current_schema()").pluck("tablename")
    : db("sqlite_schema").where({ type: "table" }).pluck("name"));
  const tables = z
    .array(z.string())
    .parse(names)
    .filter((name) => !/^(?:knex_|sqlite_|talk_vocabulary|(?:talk|note)_index_)/u.test(name));
  const all = new Map<string, Row[]>();
  for (const name of tables) all.set(name, rows.parse(engine.rows(await db.raw(`select * from ${name}`))));
  return all;
}

const isIn = (word: string, value: unknown): boolean =>
  JSON.stringify(value).toLowerCase().includes(word.toLowerCase());

const mentions = (all: ReadonlyMap<string, Row[]>, word: string): string[] =>
  [...all].flatMap(([name, found]) => (isIn(word, found) ? [name] : []));

const without = (all: ReadonlyMap<string, Row[]>, word: string): unknown[] =>
  [...all].flatMap(([name, found]) => found.filter((row) => !isIn(word, row)).map((row) => [name, row]));

/** Leaves something of a workspace, and of a person in it, wherever something can be left. Every value holds `mark`. */
async function leave(store: Store, mark: string): Promise<void> {
  const home = { platform: "slack", workspace: `T${mark}` } as const;
  const channel = { ...home, channel: `C${mark}` };
  const person = `U${mark}`;
  const owner = `slack:T${mark}`;
  const own = `own-${mark.toLowerCase()}`;
  const programme = programmeOf([{ title: `Secret ${mark}`, by: [`Ann ${mark}`] }], own);
  await store.save(programme, { source: own, fingerprint: "1", by: owner, visibility: "private" });
  const order = {
    ...channel,
    workshop: SHARED,
    mode: "live",
    time: "18:00",
    topics: [],
    tracks: [],
  } as const;
  const { id } = await store.digests.subscribe(
    { ...order, threads: false, empty: false },
    { day: "2021-07-05", at: NOW.toISOString() },
  );
  await store.digests.draft([draftOf(`k${mark}`, { ...channel, subscription: id })]);
  const note = { workshop: SHARED, talk: "sets", text: `Said ${mark}`, person, author: `name ${mark}` };
  await store.notes.add(home, note, NOW);
  await store.currents.choose({ ...home, place: `person ${person}` }, SHARED);
  const turn = { invocation: { command: "help", args: {} }, talks: [] };
  const strand = { ...channel, speaker: `person ${person}` };
  await store.conversations.remember(strand, turn, new Date(Date.now() + 60_000));
  await store.watches.add({ address: `https://${mark}.example`, owner, workshop: own, every: 15 }, NOW);
  const reminder = await store.reminders.subscribe({ ...channel, workshop: SHARED, minutes: 10 });
  const occurrences = [{ talk: `talk-${mark}`, start: NOW.toISOString() }];
  const draft = draftOf(`r${mark}`, { ...channel, subscription: reminder.id });
  await store.reminders.carryOut([{ reminder, occurrences, draft }]);
  await store.installations.add({ workspace: home.workspace, sealed: `sealed ${mark}` }, NOW);
}

/** What every store must forget. `open` gives a database that holds nothing yet. */
export function forgettingContract(name: string, open: () => Promise<Database>): void {
  const opened = async () => {
    const database = await open();
    const store = await createStore(database);
    onTestFinished(() => store.close());
    await store.save(programmeOf([{ title: "Sets" }], SHARED), { source: "s", fingerprint: "1" });
    for (const mark of ["XGONE", "XSTAYS"]) await leave(store, mark);
    const home = { platform: "slack", workspace: "TXGONE" } as const;
    const depart = async () => {
      await store.installations.remove("TXGONE", NOW);
      await store.departures.left(home, NOW);
    };
    const pass = async (now: Date) => {
      const parts = { store, log: recordingLog(), keepMs: 30 * 86_400_000, now: () => now };
      for (let rest = 0; rest < 60_000; ) rest = await forgetOverdue(parts);
    };
    return { database, store, depart, pass };
  };

  describe(`${name}: given a workspace that removed the bot`, () => {
    it("when its time has come, then no table says anything of it, and all else is as it was", async () => {
      const { database, depart, pass } = await opened();
      await depart();
      const before = await dump(database);
      const personal = [...before].flatMap(([table, [row = {}]]) =>
        Object.keys(row).some((column) => PERSONAL.has(column)) ? [table] : [],
      );
      const told = mentions(before, "XGONE");
      expect(personal.filter((table) => !told.includes(table))).toEqual([]);
      expect(told.length).toBeGreaterThanOrEqual(12);
      await pass(new Date(LATER.getTime() - 1));
      expect(mentions(await dump(database), "XGONE")).toEqual(told);
      await pass(LATER);
      const after = await dump(database);
      expect(mentions(after, "XGONE")).toEqual([]);
      const kept = (all: ReadonlyMap<string, Row[]>) => without(all, "XGONE").filter(isSteady);
      expect(kept(after)).toEqual(kept(before));
    });

    it("when it comes back in time, then nothing is forgotten", async () => {
      const { database, store, depart, pass } = await opened();
      await depart();
      const told = mentions(await dump(database), "XGONE").filter((table) => table !== "departures");
      await store.departures.returned({ platform: "slack", workspace: "TXGONE" });
      await pass(LATER);
      expect(mentions(await dump(database), "XGONE")).toEqual(told);
    });
  });

  it(`${name}: given a person who wants to be forgotten, then no table names them, and others are as before`, async () => {
    const { database, store } = await opened();
    expect(mentions(await dump(database), "UXGONE").toSorted()).toEqual([
      "conversations",
      "currents",
      "notes",
    ]);
    expect(await store.forgetting.person({ platform: "slack", workspace: "TXSTAYS", person: "UXGONE" })).toBe(
      0,
    );
    expect(await store.forgetting.person({ platform: "slack", workspace: "TXGONE", person: "UXGONE" })).toBe(
      1,
    );
    const after = await dump(database);
    expect([
      ...mentions(after, "UXGONE"),
      ...mentions(after, "name XGONE"),
      ...mentions(after, "Said XGONE"),
    ]).toEqual([]);
    expect(mentions(after, "UXSTAYS")).toHaveLength(3);
    expect(await store.notes.search({ platform: "slack", workspace: "TXGONE" }, "said", undefined)).toEqual(
      [],
    );
  });

  it(`${name}: given what a workspace shared, when it is forgotten, then that stays and is the operator's`, async () => {
    const { store } = await opened();
    const given = { source: "s", fingerprint: "2", owner: "slack:TXGONE" };
    await store.save(programmeOf([{ title: "Sets" }], SHARED), given);
    while (!(await store.forgetting.workspace({ platform: "slack", workspace: "TXGONE" })));
    expect((await store.programme(SHARED))?.workshop.owner).toBeUndefined();
    expect(await store.programme("own-xgone")).toBeUndefined();
    expect(await store.digests.subscriptions()).toHaveLength(1);
  });
}

/** Counters of changes go on, and say nothing of anybody. */
function isSteady(entry: unknown): boolean {
  return !/^\["(?:note_)?revisions"/u.test(JSON.stringify(entry));
}
