import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { createInstruments } from "../../src/metrics/instruments.ts";
import { packageRoot } from "../../src/package-root.ts";

const dashboard = z.object({
  templating: z.object({ list: z.array(z.object({ query: z.unknown() })) }),
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});

const instruments = z.array(
  z.object({ name: z.string(), type: z.string(), labelNames: z.array(z.string()) }),
);

/** What Prometheus adds by itself, and the buckets of a histogram. */
const OF_PROMETHEUS = ["job", "instance", "le"];

/** Names and labels of metrics in an expression, with each histogram under its own name. */
function mentions(expression: string): { names: string[]; labels: string[] } {
  const names = [...expression.matchAll(/\b(?:rapporteur|nodejs|process)_\w+/gu)].map(([name]) => name);
  const within = [...expression.matchAll(/\bby \(([^)]*)\)/gu)].flatMap(([, list = ""]) => list.split(", "));
  const equal = [...expression.matchAll(/(\w+)=~?"/gu)].map(([, label = ""]) => label);
  return { names, labels: [...within, ...equal] };
}

it("given the Grafana dashboard, then all that it draws is measured, under that name and with those labels", async () => {
  const { panels, templating } = dashboard.parse(
    JSON.parse(await readFile(join(packageRoot(), "ops/grafana.json"), "utf8")),
  );
  const measured = new Map<string, readonly string[]>();
  for (const { name, type, labelNames } of instruments.parse(
    createInstruments().registry.getMetricsAsArray(),
  )) {
    const suffixes = type === "histogram" ? ["_bucket", "_count", "_sum"] : [""];
    for (const suffix of suffixes) measured.set(`${name}${suffix}`, labelNames);
  }
  const expressions = [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    JSON.stringify(templating.list.map(({ query }) => query)),
  ];
  expect(expressions.length).toBeGreaterThan(10);
  for (const expression of expressions) {
    const { names, labels } = mentions(expression);
    expect([...measured.keys()]).toEqual(expect.arrayContaining(names));
    const known = [...OF_PROMETHEUS, ...names.flatMap((name) => measured.get(name) ?? [])];
    expect(known).toEqual(expect.arrayContaining(labels));
  }
});
