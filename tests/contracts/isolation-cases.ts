import type { Invocation } from "../../src/core/invocation.ts";

/** What somebody in another workspace may have got hold of. */
export interface Overheard {
  /** Id of the private workshop, and the name that it goes by. */
  readonly workshop: string;
  readonly name: string;
  /** Number of a note, and the address that is watched. */
  readonly note: number;
  readonly watched: string;
  /** A channel with digests. */
  readonly channel: string;
  /** Where a programme stands that would become a workshop of somebody else. */
  readonly schedule: string;
}

type Lines = (known: Overheard) => readonly string[];

const named: Lines = ({ workshop, name }) => ["", `workshop:${workshop}`, `workshop:${name}`];
const inChannel: Lines = ({ workshop, channel }) => [
  "",
  `channel:${channel}`,
  `channel:${channel} workshop:${workshop}`,
];

/** What is typed behind each command by somebody who tries to see or change what belongs to others. */
export const CASES: Readonly<Record<string, Lines>> = {
  ask: ({ name }) => [
    "who presented obsidian ledgers?",
    "what did Quill Vexley talk about?",
    `when was the ${name}?`,
    "how many talks were there on obsidian?",
    "who said quokkaword?",
  ],
  talk: ({ workshop, name }) => [
    "",
    "obsidian ledgers",
    `${workshop}/obsidian-ledgers`,
    "Vexley",
    `obsidian at ${name}`,
    "quokkaword",
    "nets",
  ],
  talks: (known) => [...named(known), "presenter:Vexley", "topic:ledgers", "nets"],
  who: () => ["obsidian ledgers", "quokkaword", "Vexley"],
  presenter: ({ workshop }) => ["", "Vexley", "quill-vexley", `quill-vexley-at-${workshop}`, "Ann Lee"],
  day: (known) => [...named(known), `1 workshop:${known.workshop}`],
  now: named,
  next: named,
  changes: named,
  workshop: ({ workshop, name }) => ["", workshop, name, "harbour-2021"],
  "workshop use": ({ workshop, name }) => [workshop, name],
  notes: ({ workshop }) => ["nets", `${workshop}/obsidian-ledgers`, "obsidian ledgers"],
  "notes edit": ({ note }) => [`${note}`, `${note} text:Taken over`],
  "notes move": ({ note }) => [`${note} talk:nets`],
  "notes remove": ({ note }) => [`${note}`],
  "digest subscribe": (known) => [...named(known), `workshop:${known.workshop} mode:live`],
  "digest list": () => [""],
  "digest preview": named,
  "digest send": named,
  "digest pause": inChannel,
  "digest resume": inChannel,
  "digest unsubscribe": inChannel,
  import: ({ schedule }) => [schedule, `${schedule} private`, `${schedule} workshop:netfilter-2011`],
  "import watch": ({ schedule }) => [schedule, `${schedule} workshop:netfilter-2011`],
  "import watches": () => [""],
  "import unwatch": ({ watched, workshop }) => [watched, workshop],
  "soon subscribe": named,
  "soon list": () => [""],
  "soon unsubscribe": ({ channel }) => ["", `channel:${channel}`],
  status: () => [""],
  "forget me": () => ["", "sure:yes"],
  help: () => [""],
  // It adds, so it comes last: numbers of notes stay the same until then.
  note: ({ workshop }) => [
    `${workshop}/obsidian-ledgers It was said`,
    "obsidian ledgers: It was said",
    "nets It was said",
  ],
  // Last of all, as nothing of theirs is left to try with.
  "forget workspace": () => ["", "sure:yes"],
};

/** Answers to questions as buttons that somebody made up. */
export const FORGED: (known: Overheard) => readonly Invocation[] = ({ workshop }) =>
  [
    "who",
    "when",
    "where",
    "talks",
    "count",
    "links",
    "topic",
    "people",
    "person",
    "workshop",
    "count-people",
  ].flatMap((shows) =>
    [
      { shows, workshop },
      { shows, talks: `${workshop}/obsidian-ledgers` },
      { shows, presenter: `quill-vexley-at-${workshop}` },
    ].map((args) => ({ command: "answer", args })),
  );
