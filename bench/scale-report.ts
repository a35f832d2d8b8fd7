import { z } from "zod";
import { type Cost, costSchema } from "./scale-cost.ts";
import { table } from "./table.ts";

/** What was measured over one store. */
export const cellSchema = z.object({
  engine: z.string(),
  talks: z.number(),
  workshops: z.number(),
  channels: z.number(),
  fillingSeconds: z.number(),
  /** Of the whole database, before notes and digests. */
  diskBytes: z.number(),
  /** Resident in our process at the end. */
  memoryBytes: z.number(),
  /** The first question after a start. */
  firstSeconds: z.number(),
  commands: z.record(z.string(), costSchema),
  /** From a change of a programme until a new word of it is found. */
  renewal: costSchema,
  planning: costSchema,
  posting: costSchema,
});

/** See `cellSchema`. */
export type Cell = z.output<typeof cellSchema>;

/** Tables in Markdown: the stores, what each thing costs over each of them, and what a digest costs. */
export function scaleReport(cells: readonly Cell[]): string {
  const parts = [section("The stores", stores(cells))];
  for (const engine of new Set(cells.map((cell) => cell.engine))) {
    const own = cells.filter((cell) => cell.engine === engine);
    const kinds = new Set(own.flatMap(({ commands }) => Object.keys(commands)));
    const rows = [...kinds].flatMap((kind) =>
      own.map((cell) => costRow(`${kind}, ${shown(cell.talks)} talks`, cell.commands[kind])),
    );
    parts.push(section(`What a command costs, ${engine}`, [HEAD, ...rows]));
    const digests = own.flatMap((cell) => [
      costRow(`planned, ${shown(cell.channels)} channels, ${shown(cell.talks)} talks`, cell.planning),
      costRow(`posted, ${shown(cell.channels)} channels, ${shown(cell.talks)} talks`, cell.posting),
    ]);
    parts.push(section(`What a digest costs, ${engine}`, [HEAD, ...digests]));
    const changes = own.map((cell) => costRow(`${shown(cell.talks)} talks`, cell.renewal));
    parts.push(section(`What a change of a programme costs every process, ${engine}`, [HEAD, ...changes]));
  }
  return parts.join("\n");
}

const HEAD = ["", "p50 ms", "p99 ms", "queries", "database ms", "kB read", "CPU ms", "server's CPU ms"];

function stores(cells: readonly Cell[]): string[][] {
  return [
    ["", "talks", "workshops", "filled in s", "disk MB", "B a talk", "first answer s", "memory MB"],
    ...cells.map((cell) => [
      cell.engine,
      shown(cell.talks),
      shown(cell.workshops),
      cell.fillingSeconds.toFixed(0),
      (cell.diskBytes / 1e6).toFixed(0),
      shown(Math.round(cell.diskBytes / cell.talks)),
      cell.firstSeconds.toFixed(2),
      (cell.memoryBytes / 1e6).toFixed(0),
    ]),
  ];
}

function costRow(name: string, cost: Cost | undefined): string[] {
  if (!cost) return [name];
  const { p50, p99, queries, databaseMs, bytes, cpuMs, serverMs } = cost;
  return [
    name,
    p50.toFixed(2),
    p99.toFixed(1),
    queries.toFixed(1),
    databaseMs.toFixed(2),
    (bytes / 1000).toFixed(1),
    cpuMs.toFixed(2),
    serverMs.toFixed(2),
  ];
}

function shown(count: number): string {
  return count.toLocaleString("en");
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return [`### ${title}`, "", ...table(rows), ""].join("\n");
}
