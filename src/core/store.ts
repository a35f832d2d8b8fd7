import type { Arrivals } from "./arrivals.ts";
import type { ChangeHistory } from "./changes.ts";
import type { Completes } from "./command.ts";
import type { Conversations } from "./conversation.ts";
import type { Currents } from "./currents.ts";
import type { Departures } from "./departures.ts";
import type { Forgetting } from "./forgetting.ts";
import type { Installations } from "./installations.ts";
import type { Notes } from "./note.ts";
import type { DigestStore } from "./outbox.ts";
import type { Party } from "./party.ts";
import type { ReminderStore } from "./reminders.ts";
import type { IncomingProgramme, Presenter, Programme, Talk, Workshop } from "./talk.ts";
import type { WatchStore } from "./watching.ts";

/** A talk that fits a query. */
export interface Hit {
  readonly talk: Talk;
  /** Larger is better; comparable within one result only. */
  readonly score: number;
  /** Which share of what the query says is in the talk, from 0 to 1. */
  readonly coverage: number;
  /** What was said in it that fits the query, best first; empty unless asked for. */
  readonly quotes: readonly Quote[];
}

/** A statement of a talk that fits a query. */
export interface Quote {
  /** Its place among the talk's `statements`. */
  readonly statement: number;
  /** Larger is better; comparable within one result only. */
  readonly score: number;
  /** Which share of what the query says is in the statement or in the talk's title, topics and presenters. */
  readonly coverage: number;
  /** Which share is in the statement itself. */
  readonly own: number;
  /** Which share is in the statement only. */
  readonly gain: number;
}

/** What a search found. */
export interface SearchResult {
  /** Best first; empty when nothing is relevant. */
  readonly hits: readonly Hit[];
  /** True when the first hit is plainly the one that was meant. */
  readonly clear: boolean;
  /** When there are no hits: talks that come nearest, to be offered as a guess. */
  readonly near: readonly Talk[];
}

/** A value offered while somebody types: what is shown, and what the argument becomes. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** Talks by where they stand in the programme. */
export interface Selection {
  readonly workshop?: string | undefined;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly day?: string | undefined;
  /** Id of a presenter. */
  readonly presenter?: string | undefined;
  /** Only what this party may see; without it everything. `seenBy` sets it. */
  readonly viewer?: Party | undefined;
}

/** A workshop in numbers. */
export interface Outline {
  readonly workshop: Workshop;
  /** The days on which talks are given, in order. */
  readonly days: readonly { readonly day: string; readonly talks: number }[];
  readonly talks: number;
  readonly presenters: number;
  /** The rooms in which talks are given, as the programme names them. */
  readonly rooms: readonly string[];
  /** The tracks that talks belong to, likewise. */
  readonly tracks: readonly string[];
}

/** Words that mean the same, in any spelling and language; each may be several words. */
export type Synonyms = readonly string[];

/** Narrows a search. Without `workshop` all of them are searched. */
export interface SearchOptions extends Selection {
  /** Also finds the statements that fit. */
  readonly quotes?: boolean | undefined;
  /** The query is a whole question: its everyday words may be said otherwise in an answer. */
  readonly paraphrased?: boolean | undefined;
  /** BCP 47 tag of the language that the query is in. */
  readonly language?: string | undefined;
  /** The word of the query that a statement should hold above all: "version" in "which version …". */
  readonly focus?: string | undefined;
  /** The word of the query that says what somebody did ("who organises …"): a talk may say it otherwise. */
  readonly verb?: string | undefined;
  /** At most this many hits. */
  readonly limit: number;
}

/** Where a programme that is saved comes from. */
export interface SaveOrigin {
  readonly source: string;
  /** Tells this version of the source from others. */
  readonly fingerprint: string;
  /**
   * The time, by the programme's clock, for a programme that changes while people follow it: changes are written down, and a
   * talk that it lacks is not removed. One that has not begun yet is marked as cancelled; an earlier one stays as it is, as
   * many sources list only what is to come.
   */
  readonly followedAt?: Date | undefined;
  /**
   * True for what other software wrote, which knows nothing of this store: ids were made of titles, so a title tells a talk
   * better than its id, and what people have written here stays where the programme lacks it: facts and aliases of talks,
   * their topics and summaries, affiliations and aliases of presenters.
   */
  readonly foreign?: boolean | undefined;
  /** Who saves; the operator when absent, who may change everything. A new programme is theirs. */
  readonly by?: Party | undefined;
  /** Whom the operator gives it to. */
  readonly owner?: Party | undefined;
  /** Who may see it: by default those who did before, and everybody when it is new. */
  readonly visibility?: Visibility | undefined;
}

/** Everybody, or only its owner. */
export type Visibility = "shared" | "private";

/** What became of a programme that was saved. */
export interface SaveReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Who is who over workshops. People of one name are taken for one person; where that is wrong it is corrected here, for
 * good: programmes that are saved later follow it.
 */
export interface People {
  /**
   * Makes somebody of their own of who goes by this id at one workshop. Gives their new id and the number of talks that
   * are now theirs, or undefined when nobody of this id spoke there.
   */
  split(presenter: string, workshop: string): Promise<{ id: string; talks: number } | undefined>;
  /** Makes one person of two: `from` is `into` from now on. Gives the number of talks, or undefined for an unknown id. */
  merge(from: string, into: string): Promise<{ talks: number } | undefined>;
}

/**
 * What the bot remembers. Methods throw StoreUnavailableError when the engine can't answer now.
 * Every implementation passes the contract suite in `tests/contracts/store.ts`.
 */
export interface Store {
  readonly digests: DigestStore;
  readonly conversations: Conversations;
  readonly currents: Currents;
  readonly people: People;
  readonly changes: ChangeHistory;
  readonly watches: WatchStore;
  readonly reminders: ReminderStore;
  readonly notes: Notes;
  readonly arrivals: Arrivals;
  readonly installations: Installations;
  readonly departures: Departures;
  readonly forgetting: Forgetting;

  /** All workshops, the latest first. */
  workshops(): Promise<readonly Workshop[]>;

  /** A workshop with its talks in programme order, or undefined. */
  programme(workshop: string): Promise<Programme | undefined>;

  /**
   * Adds or updates a workshop and its talks in one transaction. Throws UserError when it belongs to somebody else. A talk is the one that is known already when the guid, the
   * code, the id, title and presenters, or presenters, time and room are the same, in this order (the last only where there is
   * neither guid nor code); it keeps its id, whatever else has changed. Talks that
   * an earlier save with the same `source` brought and this one lacks are removed; what came from elsewhere stays.
   */
  save(programme: IncomingProgramme, origin: SaveOrigin): Promise<SaveReport>;

  /** The fingerprint given with the last save from this source, or undefined. */
  fingerprint(source: string): Promise<string | undefined>;

  /**
   * Finds talks by words. Exact titles and ids first, then words in titles, presenters, topics and aliases, summaries
   * and facts. Case, accents, plurals, hyphens and joined or split words make no difference; a small typo still finds.
   */
  search(query: string, options: SearchOptions): Promise<SearchResult>;

  /** Talks by their references (`workshop/id`), in the order asked for; unknown ones are left out. */
  talks(references: readonly string[]): Promise<readonly Talk[]>;

  /** Talks of the programme in order, at most `limit` of them, and how many there are in all. */
  select(selection: Selection, limit: number): Promise<{ talks: readonly Talk[]; total: number }>;

  /** A workshop in numbers, or undefined. */
  outline(workshop: string): Promise<Outline | undefined>;

  /** Takes the glossary in: what means the same in every workshop. A workshop's own words come with its programme. */
  saveGlossary(entries: readonly Synonyms[], origin: { source: string; fingerprint: string }): Promise<void>;

  /** Finds presenters by any part of their name, best first. */
  presenters(query: string, options: SearchOptions): Promise<readonly Presenter[]>;

  /** Presenters that a text seems to name: those with the most words of their name in it. */
  mentioned(
    text: string,
    options: Pick<SearchOptions, "workshop" | "viewer" | "limit">,
  ): Promise<readonly Presenter[]>;

  /** The talks of a presenter over all workshops, in order. */
  talksBy(presenter: string): Promise<readonly Talk[]>;

  /** The best values for an argument while somebody types, also for an empty text. */
  complete(
    kind: Exclude<Completes, "command" | "channel" | "file">,
    text: string,
    options: SearchOptions,
  ): Promise<readonly Suggestion[]>;

  /** Lets the engine go after what is running has ended. */
  close(): Promise<void>;
}
