import { setTimeout as pause } from "node:timers/promises";
import type { NoteHome } from "../../src/core/note.ts";
import type { GivenOption } from "../stand-ins/discord-events.ts";
import { ANN, clickEnvelope, commandEnvelope, eventEnvelope } from "../stand-ins/slack-person.ts";
import { bodyOf, sendSigned } from "../stand-ins/slack-request.ts";
import type { Envelope } from "../stand-ins/slack-socket.ts";
import { WORKSPACE } from "../stand-ins/slack-state.ts";
import type { Chats } from "./chats.ts";
import type { Trouble } from "./disturb.ts";
import type { Host } from "./hosts.ts";
import type { Random } from "./random.ts";

/** What became of what was asked. */
export interface Asked {
  readonly asked: number;
  readonly answeredOnce: number;
  /** Not answered, since whoever had it was killed, or what it posted was lost. */
  readonly cutShort: number;
  readonly answeredTwice: readonly string[];
  readonly unanswered: readonly string[];
}

/** People who ask all the time. */
export interface Asker {
  /** Ends, and waits until everything is answered that will be. */
  stop(): Promise<Asked>;
}

/** What asking needs. */
export interface AskerParts {
  readonly chats: Chats;
  readonly random: Random;
  readonly trouble: Trouble;
  /** The bots, by their place; the place is also the Discord shard. */
  hosts(): readonly (Host | undefined)[];
  /** How often a note with these words was kept in a workspace. */
  notes(words: string, home: NoteHome): Promise<number>;
}

interface Ask {
  readonly name: string;
  readonly at: number;
  readonly tries: { readonly host: Host; readonly at: number }[];
  answers(): number;
  /** The note that is written, and where. */
  readonly words?: string;
  readonly home?: NoteHome;
  acknowledged: number;
}

const KINDS = ["command", "note", "mention", "click", "interaction"] as const;
const SLACK_HOME: NoteHome = { platform: "slack", workspace: WORKSPACE.team };
const BUTTON = { action_id: "b", type: "button", value: "talk nfgrep" };
/** Slack gives up waiting after this, in milliseconds, and tries again at most so often. */
const PATIENCE_MS = 3000;
const MOST_TRIES = 4;
/** A bot that dies within this time of an input may not have answered it; during an outage it is longer. */
const ANSWERING_MS = { well: 4000, failing: 20_000 };
const LAST_ANSWERS_MS = 20_000;

/** Asks again and again, through whichever bot is there, and every second time through two of them. */
export function startAsking(parts: AskerParts): Asker {
  const { random } = parts;
  const asks: Ask[] = [];
  const underway = new Set<Promise<void>>();
  const over = new AbortController();
  const asking = (async () => {
    while (!over.signal.aborted) {
      await pause(100 + random.below(300));
      const ask = begin(parts, asks.length);
      if (!ask) continue;
      asks.push(ask.record);
      const sending = ask.send().finally(() => underway.delete(sending));
      underway.add(sending);
    }
  })();
  return {
    async stop() {
      over.abort();
      await asking;
      await Promise.all(underway);
      const limit = Date.now() + LAST_ANSWERS_MS;
      while (Date.now() < limit && asks.some((ask) => ask.answers() === 0 && !isCutShort(ask, parts)))
        await pause(100);
      return count(asks, parts);
    },
  };
}

function begin(parts: AskerParts, number: number): { record: Ask; send(): Promise<void> } | undefined {
  const { chats, random } = parts;
  const kind = random.pick(KINDS);
  const record = { name: `${kind} ${number}`, at: Date.now(), tries: [], acknowledged: 0 };
  if (kind === "interaction") return interact(record, parts);
  const { slack } = chats;
  const person = { ...ANN, id: `U${number}`, channel: "C0ASKED" };
  if (kind === "mention") {
    const ts = slack.state.stamp();
    const text = `<@${WORKSPACE.bot}> nfgrep`;
    const event = { type: "app_mention", channel: person.channel, ts, text };
    const answers = () => slack.messages(person.channel).filter(({ thread_ts }) => thread_ts === ts).length;
    const ask: Ask = { ...record, answers };
    return { record: ask, send: () => sendTwice(eventEnvelope(slack, event, person), ask, parts) };
  }
  const words = `remark-${number}-end`;
  const [command, text] = kind === "note" ? ["/note", `nfgrep ${words}`] : ["/talk", "nfgrep"];
  const { id, ...envelope } =
    kind === "click"
      ? clickEnvelope(slack, person, BUTTON, undefined, person)
      : commandEnvelope(slack, command, text, person);
  const ask: Ask = {
    ...record,
    ...(kind === "note" && { words }),
    answers: () => ask.acknowledged + (slack.state.answers.get(id)?.length ?? 0),
  };
  return { record: ask, send: () => sendTwice(envelope, ask, parts) };
}

function option(name: string, value: string): GivenOption {
  return { type: 3, name, value };
}

/**
 * Each server's inputs go to the bot with its shard; nobody asks where none is connected. Discord shows one answer only,
 * however often it is sent, so what counts is how often the note was written.
 */
function interact(record: Omit<Ask, "answers">, { chats, random, hosts }: AskerParts) {
  const all = hosts();
  const shard = random.below(all.length);
  const host = all[shard];
  if (!host?.onDiscord || host.diedAt !== undefined) return undefined;
  const guild = String(BigInt(all.length * 1000 + shard) << 22n);
  const words = `remark-${record.name.replace(" ", "-")}-end`;
  const { id } = chats.discord.act(
    {
      kind: "command",
      name: "note",
      options: [{ type: 1, name: "show", options: [option("talk", "nfgrep"), option("text", words)] }],
    },
    { guild, person: String(500_000_000_000_000_000n + BigInt(record.at)) },
    1 + random.below(2),
  );
  const ask: Ask = {
    ...record,
    tries: [{ host, at: record.at }],
    answers: () => Math.min(1, chats.discord.attempts(id)),
    words,
    home: { platform: "discord", workspace: guild },
  };
  return { record: ask, send: async () => undefined };
}

async function sendTwice(envelope: Envelope, ask: Ask, parts: AskerParts): Promise<void> {
  const { random } = parts;
  const again = random.below(2) === 0;
  const [wait, marked] = [random.below(300), random.below(2) === 0];
  const twice = async (): Promise<void> => {
    await pause(wait);
    await send(envelope, ask, parts, marked ? 1 : undefined);
  };
  await Promise.all([send(envelope, ask, parts), ...(again ? [twice()] : [])]);
}

/** Sends to any bot, and to any again while nothing is heard, as Slack does. */
async function send(
  envelope: Envelope,
  ask: Ask,
  parts: AskerParts,
  retry?: number,
  tries = 1,
): Promise<void> {
  const there = parts.hosts().filter((host) => host?.port !== undefined && host.diedAt === undefined);
  const host = there.length === 0 ? undefined : parts.random.pick(there);
  if (!host) {
    await pause(100);
    return send(envelope, ask, parts, retry, tries);
  }
  ask.tries.push({ host, at: Date.now() });
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await sendSigned(host.port, bodyOf(envelope), { retry, signal });
    if ((await response.text()) !== "") ask.acknowledged += 1;
  } catch {
    if (tries < MOST_TRIES) await send(envelope, ask, parts, (retry ?? 0) + 1, tries + 1);
  }
}

function isCutShort({ name, at, tries }: Ask, { trouble, chats }: AskerParts): boolean {
  const within = trouble.failedSince(at) ? ANSWERING_MS.failing : ANSWERING_MS.well;
  const died = tries.some(({ host, at: tried }) => host.diedAt !== undefined && host.diedAt - tried < within);
  return died || (name.startsWith("mention") && chats.failedSince(at));
}

async function count(asks: readonly Ask[], parts: AskerParts): Promise<Asked> {
  const once = asks.filter((ask) => ask.answers() === 1);
  const none = asks.filter((ask) => ask.answers() === 0);
  const twice = asks.filter((ask) => ask.answers() > 1).map(({ name }) => name);
  for (const { name, words, home = SLACK_HOME } of asks)
    if (words !== undefined && (await parts.notes(words, home)) > 1) twice.push(`${name} was written twice`);
  const cutShort = none.filter((ask) => isCutShort(ask, parts));
  return {
    asked: asks.length,
    answeredOnce: once.length,
    cutShort: cutShort.length,
    answeredTwice: twice,
    unanswered: none.filter((ask) => !cutShort.includes(ask)).map(({ name }) => name),
  };
}
