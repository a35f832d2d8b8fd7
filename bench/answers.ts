import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answer } from "../src/platforms/terminal/ask.ts";
import { locate } from "../src/store/location.ts";
import { openDatabase, openStore } from "../src/store/open-store.ts";
import { startPostgres } from "../tests/support/postgres-server.ts";
import { botOver } from "../tests/support/real-bot.ts";
import { draws, invented, vocabulary } from "./many-talks.ts";

/**
 * Asks questions over very many talks and sets the time against one raw query of the engine for the same words. Arguments: talks in
 * all, talks in each workshop, and `postgres` for the other engine.
 */
const [total = 100_000, each = 1000] = process.argv.slice(2, 4).map(Number);
const server = process.argv[4] === "postgres" ? await startPostgres() : undefined;
const QUESTIONS = 300;

const folder = await mkdtemp(join(tmpdir(), "rapporteur-bench-"));
const file = join(folder, "many.db");
const draw = draws(7);
const word = vocabulary(30_000, draw);
const url = server?.url ?? `sqlite:${file}`;
const store = await openStore(url);
for (let number = 0; number < total / each; number += 1) {
  const id = `invented-${number}`;
  await store.save(invented(id, each, word, draw), { source: id, fingerprint: "1" });
}
const bot = botOver(store);

const forms = [
  () => `who talked about ${word()} ${word()}?`,
  () => `when was the talk on ${word()} ${word()}?`,
  () => `${word()} ${word()} ${word()}`,
  () => `what did ${word()} ${word()} present?`,
  () => `how many talks about ${word()}?`,
  () => `how long does ${word()} ${word()} take?`,
];
const questions = Array.from({ length: QUESTIONS }, (_, number) => forms[number % forms.length]?.() ?? "");

await answer("who talked about anything?", bot);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const ours = await timed((question) => answer(question, bot));
delay.disable();

const { db } = await openDatabase(locate(url));
const raw = await timed((question) => {
  const parts = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  return server
    ? db.raw(
        "select rowid from talk_index, to_tsquery('rapporteur', ?) q where words @@ q order by ts_rank(words, q) desc limit 10",
        [parts.map((part) => `'${part}'`).join(" | ")],
      )
    : db.raw("select rowid from talk_index where talk_index match ? order by rank limit 10", [
        parts.map((part) => `"${part}"`).join(" OR "),
      ]);
});
await db.destroy();
await store.close();
await server?.remove();
await rm(folder, { recursive: true });

const line = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(18)}${cells.map((cell) => cell.padStart(12)).join("")}\n`;
process.stdout.write(`${total} talks, ${each} a workshop, ${QUESTIONS} questions\n`);
process.stdout.write(line("", ["p50", "p99"]));
process.stdout.write(
  line(
    "one raw query",
    [0.5, 0.99].map((share) => `${quantile(raw, share).toFixed(2)} ms`),
  ),
);
process.stdout.write(
  line(
    "a question",
    [0.5, 0.99].map((share) => `${quantile(ours, share).toFixed(2)} ms`),
  ),
);
process.stdout.write(
  line(
    "ratio",
    [0.5, 0.99].map((share) => (quantile(ours, share) / quantile(raw, share)).toFixed(2)),
  ),
);
process.stdout.write(
  line("event loop", [
    `max ${(delay.max / 1e6).toFixed(1)} ms`,
    `p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
  ]),
);

async function timed(ask: (question: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    await ask(question);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
