import type { Engine } from "../engine.ts";
import { fts5 } from "./search.ts";

/**
 * What is SQLite's own. Nobody else writes while one does, so nothing that is being leased has to be passed over; every
 * transaction holds still; and new rows get the next number by themselves.
 */
export const sqlite: Engine = {
  ...fts5,
  passOver: () => "",
  writesQueue: true,
  holdStill: async () => undefined,
  numberOn: async () => undefined,
  rows: (answer) => answer,
};
