/**
 * What a word or phrase of a question tells about what is asked, apart from its subject. The values in a language are
 * phrases of folded words (lower case, without accents), as `words` makes them.
 */
export type Cue =
  | "who"
  | "when"
  | "where"
  | "howMany"
  /** Asks for a fact: "what", "how", "why", "does". */
  | "what"
  /** Asks which there are: "which", "any", "list". */
  | "which"
  | "talk"
  | "speaker"
  | "crowd"
  | "day"
  | "times"
  | "event"
  /** A kind of place: "city", "venue". */
  | "place"
  | "room"
  /** To give a talk. */
  | "present"
  /** To say something in a talk. */
  | "say"
  | "about"
  | "by"
  /** Stands before somebody who does something: "did", "has". */
  | "did"
  /** Before what is done to something: "was presented". */
  | "passive"
  | "happen"
  | "link"
  /** To read or watch something that is linked. */
  | "read"
  | "open"
  | "close"
  | "last"
  | "next"
  | "previous"
  | "nextDay"
  | "previousDay"
  | "today"
  | "yesterday"
  | "tomorrow"
  /** Stands for what was said before: "it", "that talk". */
  | "it"
  /** Stands for somebody named before. */
  | "they"
  | "else"
  | "and"
  | "one"
  | "more"
  | "howLong"
  | "affiliation"
  /** Before what shall be left out: "apart from". */
  | "except"
  /** Asks for a thing that it names: "what is the …". */
  | "thing";

/** What a slot of a programme may be, other than a talk like all others. */
export type Format =
  | "keynote"
  | "plenary"
  | "bof"
  | "lightning"
  | "tutorial"
  | "workshop"
  | "panel"
  | "roundtable"
  | "poster";

/** How the hours of a day are spoken of; all phrases of folded words. */
export interface Clock {
  readonly at: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
  /** What begins a stretch, and what stands between its ends: "from" and "to". */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Parts of the day: from and until which hour. */
  readonly parts: readonly {
    readonly names: readonly string[];
    /** Words that stand for "in the …" as well: "abends". */
    readonly adverbs?: readonly string[];
    readonly from: number;
    readonly to: number;
  }[];
  readonly now: readonly string[];
  /** What makes a part of the day one of today: "this". */
  readonly this: readonly string[];
  /** What stands before a part of any day: "in the". */
  readonly within: readonly string[];
  /** What makes a number an hour: "o'clock". Not what may also be a length of time, such as "h". */
  readonly oclock: readonly string[];
  /** What stands before an hour to mean so many minutes later or, below zero, earlier: "half past". */
  readonly fractions: readonly { readonly names: readonly string[]; readonly minutes: number }[];
}

/** How days are written; all are folded words. */
interface Dates {
  /** Behind these a short name such as "sun" is that of a day, and "24th" one of the month. */
  readonly on: readonly string[];
  /** What may stand before the number of a day: "the". */
  readonly the: readonly string[];
  /** What may stand between that and the month: "of". */
  readonly of: readonly string[];
  /** Behind these a number alone is that of a day: "le 24". */
  readonly bare: readonly string[];
}

/** The fixed words of answers. What talks say is never translated. */
export interface Phrases {
  /** "presented", after `count` names. */
  presented(count: number): string;
  onDay(day: string): string;
  /** "after 15:00"; both ends are the same for one moment, and one may be lacking. */
  hours(from: string | undefined, to: string | undefined): string;
  at(room: string): string;
  /** The day of a talk of which nothing else is said. */
  wasOn(day: string): string;
  and: string;
  talks(count: number): string;
  days(count: number): string;
  presenters(count: number): string;
  rooms(names: readonly string[]): string;
  /** A kind of slot in the words of the question: "of the kind “BoFs”". */
  ofKind(format: string): string;
  /** "on “ipset”". */
  about(topic: string): string;
  by(name: string): string;
  gave(name: string, count: number): string;
  spokeOn(day: string): string;
  spokeAt(workshop: string): string;
  /** No talk fits; `subject` is what was asked about, with its preposition where there is one. */
  noTalks(subject: string): string;
  noAnswer(topic: string): string;
  onlyNotes(topic: string): string;
  nobody(name: string): string;
  notThen(workshop: string, first: string, last: string): string;
  nearest: string;
  said: string;
  alsoOnIt: string;
  alsoSaid: string;
  moreTalks(count: number): string;
  allTalks: string;
  open: string;
  held(workshop: string, place: string): string;
  noPlace(workshop: string): string;
  ran(workshop: string, first: string, last: string): string;
  noRoom(title: string): string;
  /** No programme says who gave a talk. */
  noPresenter(title: string): string;
  noLinks(title: string): string;
  noTime: string;
  number(place: number, count: number): string;
  affiliated(name: string, affiliation: string): string;
  lasted(minutes: number): string;
  otherWorkshop(name: string): string;
  dontFollow: string;
}

/** How a question asks for a kind of answer, and what a statement must hold to be one. */
export interface AnswerKind {
  /** Phrases such as "how long" or "price". */
  readonly asks: readonly string[];
  /** The words that ask needn't stand in an answer, since what tells stands for them: "192,000 EUR" is a price. */
  readonly implied?: boolean;
  /** What stands in an answer, such as "16 seconds". */
  readonly tells: RegExp;
}

/** All that the bot knows of a language, for questions and for answers. */
export interface Language {
  /** BCP 47 tag, such as "en"; names of days and months come from it. */
  readonly code: string;
  readonly cues: Readonly<Record<Cue, readonly string[]>>;
  /** Words that say nothing of the subject. */
  readonly silent: readonly string[];
  /** Of all its words those that another language has with another meaning, so that they alone don't tell this one. */
  readonly faint?: readonly string[];
  /** How "first" to "tenth" are written. */
  readonly ordinals: readonly (readonly string[])[];
  /** Kinds of answers to questions for facts, the most special first. */
  readonly kinds: readonly AnswerKind[];
  /** The words for kinds of slots, as titles and questions have them. */
  readonly formats: Readonly<Record<Format, readonly string[]>>;
  /** Behind an auxiliary, a verb stands at the end: "wer hat … organisiert". */
  readonly verbLast?: boolean;
  readonly clock: Clock;
  readonly dates: Dates;
  /** What stands before the name of a room or a workshop: "in", "at the". */
  readonly inside: readonly string[];
  /** How "one" to "twelve" are written. */
  readonly cardinals: readonly string[];
  /** What may stand behind the number of a day: "th"; a full stop where that makes an ordinal. */
  readonly ordinalEndings: readonly string[];
  readonly phrases: Phrases;
}

/** The phrases in a text of several, separated by commas. */
export function listOf(text: string): string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim().replace(/\s+/gu, " "))
    .filter((phrase) => phrase !== "");
}
