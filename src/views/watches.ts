import { durationText } from "../core/duration.ts";
import type { ImportReport } from "../core/import-report.ts";
import { type Inline, type Reply, type Rich, reply, wording } from "../core/reply.ts";
import type { Workshop } from "../core/talk.ts";
import { listed, plural } from "../core/text.ts";
import type { Watch } from "../core/watching.ts";
import { shownAddress } from "../core/web-address.ts";
import { importReply } from "./import-report.ts";

/** What came of the first import of an address that is watched from now on; `every` in milliseconds. */
export function watchedReply(report: ImportReport, every: number): Reply {
  const answer = importReply(report);
  const text = `I look again every ${durationText(every)} while I run, and tell the channels that get its digests what has changed.`;
  return { ...answer, blocks: [...answer.blocks, { kind: "text", text }] };
}

/** Says what is no longer watched. */
export function unwatchedReply(ended: readonly Watch[]): Reply {
  const text = `I no longer look at ${listed(ended.map(({ address }) => shownAddress(address)))}. What it brought stays.`;
  return reply({ summary: text, audience: "asker", blocks: [{ kind: "text", text }] });
}

/** All that is watched, with how it stands. */
export function watchList(all: readonly Watch[], workshops: readonly Workshop[]): Reply {
  if (all.length === 0) {
    const text: Rich = [
      "I watch nothing yet: ",
      { kind: "typed", invocation: { command: "import watch", args: {} } },
      " starts.",
    ];
    return reply({ summary: wording(text), audience: "asker", blocks: [{ kind: "text", text }] });
  }
  const heading = `${plural(all.length, "address", "addresses")} watched`;
  return reply({
    summary: heading,
    audience: "asker",
    blocks: [
      { kind: "heading", text: heading },
      { kind: "list", items: all.map((watch) => watchLine(watch, workshops)) },
    ],
  });
}

function watchLine(watch: Watch, workshops: readonly Workshop[]): Rich {
  const { address, workshop, every, lookedAt, failures, error } = watch;
  const known = workshops.find(({ id }) => id === workshop);
  const moment = (at: string): Inline => ({
    kind: "moment",
    at,
    zone: known?.timezone ?? "UTC",
    show: "date-time",
  });
  const trouble = error === undefined ? "" : ` (failed ${plural(failures, "time")}: ${error})`;
  return [
    { kind: "code", text: shownAddress(address) },
    `: ${known?.name ?? workshop ?? "not imported yet"}, every ${durationText(every)}`,
    ...(lookedAt === undefined ? [] : ["; last read ", moment(lookedAt)]),
    "; next look ",
    moment(watch.next),
    trouble,
  ];
}
