import { FIELDS } from "../search/terms.ts";

/** How a table is copied. */
export interface CopiedTable {
  readonly name: string;
  /** What tells its rows apart, in the order in which they are read. */
  readonly key: readonly string[];
  /** All columns when none are named; of an index only those that aren't made by the engine. */
  readonly columns?: readonly string[];
  /** The column that the engine numbers new rows by. */
  readonly numbered?: string;
  /** Holds one row from the beginning. */
  readonly single?: true;
}

/** Every table of the store, each after those that it refers to. */
export const TABLES: readonly CopiedTable[] = [
  { name: "workshops", key: ["id"] },
  { name: "presenters", key: ["id"] },
  { name: "talks", key: ["number"], numbered: "number" },
  { name: "talk_presenters", key: ["talk", "presenter"] },
  { name: "sources", key: ["id"] },
  { name: "glossaries", key: ["source"] },
  { name: "presenter_corrections", key: ["presenter", "workshop"] },
  { name: "revisions", key: ["number"], single: true },
  { name: "note_revisions", key: ["number"], single: true },
  { name: "index_state", key: ["analysis"], single: true },
  { name: "talk_index", key: ["rowid"], columns: ["rowid", "scope", ...FIELDS] },
  { name: "conversations", key: ["platform", "workspace", "channel", "speaker"] },
  { name: "currents", key: ["platform", "workspace", "place"] },
  { name: "arrivals", key: ["key"] },
  { name: "compatibility", key: ["oldest"], single: true },
  { name: "subscriptions", key: ["id"] },
  { name: "outbox", key: ["number"], numbered: "number" },
  { name: "notes", key: ["id"], numbered: "id" },
  { name: "note_index", key: ["rowid"], columns: ["rowid", "terms"] },
  { name: "change_sets", key: ["number"], numbered: "number" },
  { name: "changes", key: ["number"], numbered: "number" },
  { name: "watches", key: ["id"] },
  { name: "reminders", key: ["id"] },
  { name: "reminded", key: ["reminder", "talk", "start"] },
  { name: "installations", key: ["workspace"] },
  { name: "spent_states", key: ["state"] },
  { name: "departures", key: ["platform", "workspace"] },
];
