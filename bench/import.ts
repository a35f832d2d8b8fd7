import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { loadShipped } from "../src/load-shipped.ts";
import { answer } from "../src/platforms/terminal/ask.ts";
import { openStore } from "../src/store/open-store.ts";
import { botOver } from "../tests/support/real-bot.ts";
import { copyBare } from "./bare-copy.ts";
import { draws, vocabulary } from "./many-talks.ts";

/**
 * Imports a schedule.xml of very many talks by the command line while another process answers questions, and sets the time against
 * writing the same rows with bare sqlite3 in one transaction. Arguments: talks, words in each description.
 */
const [talks = 100_000, words = 80] = process.argv.slice(2).map(Number);
const PEOPLE = 20_000;

const folder = await mkdtemp(join(tmpdir(), "rapporteur-bench-"));
const xml = join(folder, "schedule.xml");
const file = join(folder, "store.db");
await pipeline(schedule(), createWriteStream(xml));

const store = await openStore(`sqlite:${file}`);
await loadShipped(store);
const bot = botOver(store);
await answer("/talk ipset", bot);

const began = performance.now();
const importing = spawn(process.execPath, ["dist/src/cli.js", "import", xml, "--workshop", "many"], {
  env: { PATH: process.env["PATH"], DATABASE_URL: `sqlite:${file}`, IMPORT_MAX_MB: "1000" },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = once(importing, "exit");
const peak = watch(importing);
const waits: number[] = [];
while (importing.exitCode === null) {
  const asked = performance.now();
  await answer("/talk ipset", bot);
  waits.push(performance.now() - asked);
  await pause(5);
}
await ended;
const seconds = (performance.now() - began) / 1000;
await store.close();

const bare = await copyBare(file, join(folder, "bare.db"), "many");
const size = (await stat(xml)).size / 1_048_576;
waits.sort((a, b) => a - b);
const lines = [
  `${talks} talks, ${size.toFixed(0)} MB of schedule.xml`,
  `imported in ${seconds.toFixed(1)} s; bare sqlite3 wrote the ${bare.rows} rows in ${bare.seconds.toFixed(1)} s: ratio ${(seconds / bare.seconds).toFixed(2)}`,
  `memory of the import: ${(await peak).toFixed(0)} MB at most`,
  `/talk meanwhile, ${waits.length} times: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, at most ${quantile(1)} ms`,
];
process.stdout.write(`${lines.join("\n")}\n`);
await rm(folder, { recursive: true });

function quantile(share: number): string {
  return (waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0).toFixed(1);
}

/** The most memory that a process had resident, in MB, once it has ended. */
async function watch(child: ChildProcess): Promise<number> {
  let most = 0;
  while (child.exitCode === null) {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
    await pause(50);
  }
  return most;
}

function* schedule(): Generator<string> {
  const draw = draws(11);
  const word = vocabulary(30_000, draw);
  const some = (count: number): string => Array.from({ length: count }, word).join(" ");
  const people = Array.from({ length: PEOPLE }, () => `${word()} ${word()}`);
  const perDay = Math.ceil(talks / 5);
  yield `<?xml version="1.0"?><schedule><conference><title>Many talks</title><acronym>many</acronym></conference>`;
  for (let day = 1; day <= 5; day += 1) {
    yield `<day index="${day}" date="2020-02-0${day}"><room name="Main">`;
    for (let number = (day - 1) * perDay; number < Math.min(talks, day * perDay); number += 1) {
      const who = Math.floor(draw() * PEOPLE);
      yield `<event id="${number + 1}" guid="g${number}"><date>2020-02-0${day}T10:00:00+00:00</date><start>10:00</start>` +
        `<duration>00:30</duration><room>Main</room><title>${some(5)}</title><track>${word()}</track>` +
        `<abstract></abstract><description>${some(words)}.</description>` +
        `<persons><person id="${who}">${people[who]}</person></persons></event>\n`;
    }
    yield "</room></day>";
  }
  yield "</schedule>";
}
