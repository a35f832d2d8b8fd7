import type { Send } from "./load.ts";

/** One thing that people do. */
export interface Kind {
  readonly name: string;
  readonly send: Send;
}

/** A platform on loopback that a bot can be connected to, with a crowd of people who use it. */
export interface Target {
  /** The settings with which a bot finds it. */
  readonly env: Readonly<Record<string, string>>;
  readonly kinds: readonly Kind[];
  /** Resolves when a bot is connected, now or later. */
  connected(): Promise<unknown>;
  close(): Promise<void>;
}

/** Nobody may ask often, so many people do: this many take turns. */
export const CROWD = 2000;

/** Gives each turn its query, and never the same one twice until all have had their turn. */
export function rotating(queries: readonly string[]): (turn: number) => string {
  return (turn) => queries[turn % queries.length] ?? "";
}
