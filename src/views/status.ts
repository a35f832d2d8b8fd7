import type { OutboxEntry, OutboxHealth } from "../core/outbox.ts";
import type { Connection } from "../core/platform.ts";
import { type Block, type Reply, type Rich, reply } from "../core/reply.ts";
import { plural } from "../core/text.ts";

/** How the bot stands, for organisers: connections, the outbox, the last digests and the last faults. */
export function statusReport(connections: ReadonlyMap<string, Connection>, health: OutboxHealth): Reply {
  return reply({
    summary: "How I am",
    audience: "asker",
    blocks: [
      { kind: "heading", text: "How I am" },
      ...listOf([...connections].map(([name, { state, detail }]) => `${name}: ${state}, ${detail}`)),
      { kind: "text", text: waiting(health) },
      ...titled("Last posted", health.last.map(entryLine)),
      ...titled("Not posted", health.failed.map(entryLine)),
    ],
  });
}

function waiting({ depth, oldestDue }: OutboxHealth): Rich {
  if (depth === 0) return "Nothing waits to be posted.";
  const oldest = oldestDue === undefined ? [] : [", the oldest since ", utc(oldestDue)];
  return [`${plural(depth, "message")} ${depth === 1 ? "waits" : "wait"} to be posted`, ...oldest, "."];
}

function entryLine({ channel, workshop, day, settled, reason }: OutboxEntry): Rich {
  return [
    { kind: "channel", id: channel },
    `: ${workshop}, ${day}`,
    ...(settled === undefined ? [] : [", ", utc(settled)]),
    reason === undefined ? "" : `: ${reason}`,
  ];
}

function utc(at: string) {
  return { kind: "moment", at, zone: "UTC", show: "date-time" } as const;
}

function titled(title: string, items: readonly Rich[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "text", text: { kind: "bold", text: title } }, ...listOf(items)];
}

function listOf(items: readonly Rich[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
