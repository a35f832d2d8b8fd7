/** A page to read on at: slides, the blog post, a recording. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Somebody who gave at least one talk; `id` is the same over all workshops. */
export interface Presenter {
  readonly id: string;
  readonly name: string;
  readonly affiliation?: string | undefined;
  readonly aliases: readonly string[];
}

/** What kind of slot on the programme this is; breaks and lunches are not kept. */
export type TalkKind = "talk" | "opening" | "discussion";

/** One entry of a workshop's programme and what was said in it. */
export interface Talk {
  readonly id: string;
  readonly workshop: string;
  readonly title: string;
  /** The title on the schedule, where it differs from the one it became known by. */
  readonly scheduleTitle?: string | undefined;
  readonly kind: TalkKind;
  readonly presenters: readonly Presenter[];
  /** Calendar day in the workshop's time zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** Place within the day, from 1. */
  readonly order: number;
  /** Scheduled start as an instant, ISO 8601 in UTC; absent where only the order is known. */
  readonly start?: string | undefined;
  /** Scheduled end as an instant, ISO 8601 in UTC. */
  readonly end?: string | undefined;
  readonly room?: string | undefined;
  readonly track?: string | undefined;
  readonly topics: readonly string[];
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly facts: readonly string[];
  readonly links: readonly Link[];
  /** BCP 47 tag of the language it is given in; several are separated by commas. */
  readonly language?: string | undefined;
  /** True when it was on the programme and doesn't take place. */
  readonly cancelled?: boolean | undefined;
  /** By what the organisers' own software knows it for good, such as a UUID. It tells a moved talk from a new one. */
  readonly guid?: string | undefined;
  /** The shorter id or code that it has there, unique within the workshop. */
  readonly code?: string | undefined;
}

/** The meeting at which talks are given. Days are calendar days in `timezone`. */
export interface Workshop {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly timezone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly venue?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly links: readonly Link[];
  /** What means the same at this workshop, beside the glossary for all. */
  readonly glossary?: readonly (readonly string[])[] | undefined;
  /** The party that it belongs to (see `party.ts`); absent for the operator's. The store knows, importers don't. */
  readonly owner?: string | undefined;
  /** True when nobody else sees it. */
  readonly isPrivate?: boolean | undefined;
}

/** A workshop with all its talks, in programme order. */
export interface Programme {
  readonly workshop: Workshop;
  readonly talks: readonly Talk[];
}

/**
 * A programme on its way into the store: its talks in programme order, one after the other and as often as they are asked
 * for, so that nobody has to hold all of them at once.
 */
export interface IncomingProgramme {
  readonly workshop: Workshop;
  readonly talks: Iterable<Talk> | AsyncIterable<Talk>;
}

/** Names one talk among all workshops: `netfilter-2011/ipset-status`. */
export function reference(talk: Pick<Talk, "id" | "workshop">): string {
  return `${talk.workshop}/${talk.id}`;
}

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of a text. */
function sentences(text: string): string[] {
  return [...SENTENCES.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== "");
}

/** All that a talk says, a statement each: its facts, then the sentences of its summary. */
export function statements({ facts, summary }: Pick<Talk, "facts" | "summary">): string[] {
  return [...facts, ...sentences(summary)];
}
