import type { Knex } from "knex";
import type { Selection } from "../core/store.ts";
import type { IndexRow, Wanted } from "./search/wanted.ts";

/** A database that is open and migrated. */
export interface Database {
  /** Writes, and reads within a transaction. */
  readonly db: Knex;
  /** Reads what is committed, also while somebody writes: whoever reads by it waits for no write, however long that takes. */
  readonly reader: Knex;
  readonly engine: Engine;
}

/** The tables that words are looked for in. Both hold `rowid` and the columns of text; the rest is the engine's own. */
export interface IndexTables {
  /** `talk_index`, with the columns of `IndexedText`. */
  createTalkIndex(db: Knex): Promise<void>;
  /** `note_index`, with `terms`. */
  createNoteIndex(db: Knex): Promise<void>;
  /** Brings columns that a migration made to the types that rows are read by. */
  settleColumns(db: Knex): Promise<void>;
}

/**
 * All that differs between engines. The rest of the store is one code, written with knex, for all of them; how talks rank
 * is decided there.
 */
export interface Engine {
  readonly tables: IndexTables;
  /** Which talks hold what is wanted, those first that the engine thinks fit best. */
  candidates(db: Knex, wanted: Wanted, selection: Selection, limit: number): Promise<IndexRow[]>;
  /** Every term of the talks' index with the number of talks that hold it, read so that others get their turn. */
  frequencies(db: Knex): Promise<Map<string, number>>;
  /** Narrows a query over `note_index` to rows with any of these terms, and puts those first that fit best. */
  withAnyTerm(query: Knex.QueryBuilder, terms: readonly string[]): Knex.QueryBuilder;
  /** Ends a selection of rows of a table that are about to be leased: what others are just leasing is passed over. */
  passOver(table: string): string;
  /** True where whoever writes makes all who want to write wait until that is done. */
  readonly writesQueue: boolean;
  /** Lets a transaction that has just begun see everything as it stands at this moment, whatever others write. */
  holdStill(tx: Knex): Promise<void>;
  /** Goes on numbering new rows after those that were brought in with their numbers. */
  numberOn(tx: Knex, table: string, column: string): Promise<void>;
  /** The rows in the answer to a raw statement. */
  rows(answer: unknown): unknown;
}
