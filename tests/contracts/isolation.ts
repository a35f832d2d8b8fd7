import { describe, expect, it } from "vitest";
import { allCommands, answerCommands } from "../../commands/all.ts";
import { understand } from "../../src/answers/understand.ts";
import { type Bot, createBot } from "../../src/core/bot.ts";
import type { Completes, Origin } from "../../src/core/command.ts";
import { type Invocation, parse } from "../../src/core/invocation.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { createImporter } from "../../src/importers/importer.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { programmeOf } from "../support/programme.ts";
import { recordingLog } from "../support/recording-log.ts";
import { serveSchedule, spreadsheet } from "../support/schedule-server.ts";
import { draftOf } from "./digest-store.ts";
import { CASES, FORGED, type Overheard } from "./isolation-cases.ts";

const NOW = new Date("2021-07-01T12:00:00Z");
const NORTH: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };
const SOUTH: Origin = { ...NORTH, workspace: "T2", channel: "C2", person: "U2" };
/** Ids of one platform say nothing on another. */
const NAMESAKE: Origin = { ...NORTH, platform: "discord" };

const HARBOUR = [{ title: "Nets", by: ["Ann Lee"] }, { title: "Knots" }];
const LEDGERS = [
  { title: "Obsidian ledgers", by: ["Quill Vexley", "Ann Lee"], topics: ["ledgers"], room: "Crypt" },
];

const LOOKING = [
  "digest list",
  "soon list",
  "import watches",
  "notes harbour-2021/nets",
  "workshop",
  "talks",
  "status",
];
const LOOKS = new Set(["talk", "talks", "workshop", "notes", "presenter", "day"]);

/** A bot and its store, and how somebody asks it. */
interface World {
  readonly bot: Bot;
  readonly store: Store;
  type(line: string, origin: Origin): Promise<Reply>;
}

async function worldOver(store: Store): Promise<World> {
  await loadShipped(store);
  const limits = { maxBytes: 100_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true };
  const bot = createBot({
    commands: allCommands,
    answers: answerCommands,
    store,
    log: recordingLog(),
    clock: () => NOW,
    understand,
    pace: async () => 0,
    importer: createImporter({ store, now: () => NOW, limits }),
  });
  const type = (line: string, origin: Origin): Promise<Reply> => {
    const invocation = parse(line, allCommands);
    if (!invocation) throw new Error(`${line} is no command`);
    return bot.invoke(invocation, origin);
  };
  await store.save(programmeOf(HARBOUR, "harbour-2021"), { source: "h", fingerprint: "1", by: "slack:T1" });
  for (const stranger of [SOUTH, NAMESAKE]) {
    await type("note harbour-2021/knots Our own remark", stranger);
    await type("soon subscribe workshop:harbour-2021", stranger);
  }
  return { bot, store, type };
}

/** What the North has that nobody else may see or change. */
async function secretsOf({ store, type }: World, schedule: string): Promise<Overheard> {
  const workshop = "zephyr-2021-0a1b2c";
  const programme = programmeOf(LEDGERS, workshop);
  const name = "Zephyr Council";
  await store.save(
    { ...programme, workshop: { ...programme.workshop, name, glossary: [["sails", "nets"]] } },
    { source: "z", fingerprint: "1", by: "slack:T1", visibility: "private" },
  );
  await type(`note ${workshop}/obsidian-ledgers They are heavy`, NORTH);
  await type("note harbour-2021/nets A quokkaword about them", NORTH);
  await type(`digest subscribe workshop:${workshop} mode:live`, NORTH);
  await type("digest subscribe workshop:harbour-2021 mode:live", NORTH);
  await type(`soon subscribe workshop:${workshop}`, NORTH);
  await type(`workshop use ${workshop}`, NORTH);
  await store.digests.draft([draftOf("lost", { platform: "slack", workspace: "T1", channel: "C1" })]);
  const watched = "https://hush.example/secret.ics";
  await store.watches.add({ address: watched, workshop, owner: "slack:T1", every: 60_000 }, NOW);
  const [{ id: note } = { id: 0 }] = await store.notes.on(NORTH, { workshop: "harbour-2021", id: "nets" });
  return { workshop, name, note, watched, channel: "C1", schedule };
}

/** All that may be clicked in a reply. */
function clickable(value: unknown): Invocation[] {
  if (typeof value !== "object" || value === null) return [];
  if ("command" in value && "args" in value) return [value as Invocation];
  return Object.values(value).flatMap(clickable);
}

/** Numbers of notes, times and endings by chance differ between two runs and tell nothing. */
const plain = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/"note":"\d+"/gu, '"note":"N"')
    .replace(/There is no note \d+/gu, "There is no note N")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "TIME")
    .replace(/(harbour-2021|note)-[0-9a-f]{6}\b/gu, "$1-ENDING");

/** Invokes all of these, and whatever may be clicked in the answers, and keeps what was answered. */
async function tryAll(
  { bot }: World,
  first: readonly Invocation[],
  origin: Origin,
): Promise<Map<string, string>> {
  const answered = new Map<string, string>();
  const left = [...first];
  for (let invocation = left.shift(); invocation; invocation = left.shift()) {
    const asked = plain(invocation);
    if (answered.has(asked)) continue;
    const reply = await bot.invoke(invocation, origin);
    answered.set(asked, plain(reply));
    answered.set(`form ${asked}`, plain((await bot.form(invocation, origin))?.values ?? {}));
    left.push(...clickable(reply.blocks));
  }
  return answered;
}

/** What somebody could click, wherever they have looked; nothing is changed for it. */
async function buttonsOf({ bot, type }: World, origin: Origin): Promise<Invocation[]> {
  const found = new Map<string, Invocation>();
  const look = ({ blocks }: Reply): Invocation[] =>
    clickable(blocks).filter((one) => {
      const isNew = !found.has(JSON.stringify(one));
      found.set(JSON.stringify(one), one);
      return isNew && LOOKS.has(one.command);
    });
  const left: Invocation[] = [];
  for (const line of LOOKING) left.push(...look(await type(line, origin)));
  for (let invocation = left.shift(); invocation; invocation = left.shift())
    left.push(...look(await bot.invoke(invocation, origin)));
  return [...found.values()];
}

async function typeAhead({ bot }: World, origin: Origin): Promise<Map<string, string>> {
  const kinds = new Set<Completes>(["talk", "presenter", "topic", "day", "workshop"]);
  const suggested = new Map<string, string>();
  for (const { name: command, arguments: all } of allCommands)
    for (const { name: argument, completes } of all)
      for (const text of completes && kinds.has(completes) ? ["", "obs", "Vex", "Zeph", "led", "Ann"] : []) {
        const request = { command, argument, text, limit: 25 };
        suggested.set(plain(request), plain(await bot.complete(request, origin)));
      }
  return suggested;
}

const typed = (known: Overheard): Invocation[] =>
  Object.entries(CASES).flatMap(([command, lines]) =>
    lines(known).flatMap((line) => parse(`${command} ${line}`.trim(), allCommands) ?? []),
  );

/** What the North sees of its own things. */
async function ownView({ type }: World, { workshop }: Overheard): Promise<string[]> {
  const replies = [...LOOKING, `talk ${workshop}/obsidian-ledgers`].map((line) => type(line, NORTH));
  return (await Promise.all(replies)).map(plain);
}

/** Runs everything that a stranger may try, with and without the North's things in the store; `open` gives an empty one. */
export function isolationContract(
  name: string,
  open: () => Promise<Store>,
  strangers: readonly Origin[] = [SOUTH, NAMESAKE],
): void {
  describe(`${name}: given two workspaces`, () => {
    it("then there is a case for every command", () => {
      expect(Object.keys(CASES).toSorted()).toEqual(allCommands.map((command) => command.name).toSorted());
    });

    it.each(strangers)(
      "when somebody of $platform $workspace tries every command and button, then all is as if the other had nothing",
      async (stranger) => {
        const schedule = (await serveSchedule(spreadsheet(["Nets", "Eve", "09:00", "Hall"]))).address;
        const full = await worldOver(await open());
        const known = await secretsOf(full, schedule);
        const before = await ownView(full, known);
        const overheard = await buttonsOf(full, NORTH);
        const tries = [...overheard, ...FORGED(known), ...typed(known)];
        const seen = await tryAll(full, tries, stranger);
        const ahead = await typeAhead(full, stranger);
        expect(await ownView(full, known)).toEqual(before);
        await full.store.close();

        const empty = await worldOver(await open());
        const alone = await tryAll(empty, tries, stranger);
        expect([...seen].filter(([asked, answer]) => alone.get(asked) !== answer)).toEqual([]);
        expect(seen.size).toBe(alone.size);
        expect(ahead).toEqual(await typeAhead(empty, stranger));
        expect([...seen.values()].filter((answer) => answer.includes("on my side"))).toEqual([]);
        await empty.store.close();
      },
    );
  });
}
