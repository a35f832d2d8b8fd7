import type { Cue } from "../core/languages/language.ts";
import { asksWhatOf } from "./agents.ts";
import { isNarrow } from "./conditions.ts";
import type { Question } from "./question.ts";
import type { Reading } from "./reading.ts";
import type { Span } from "./tokens.ts";

/** What a question asks for. */
export type Intent =
  | "help"
  | "who"
  | "people"
  | "when"
  | "where"
  | "workshop-when"
  | "workshop-where"
  | "workshop"
  | "talks"
  | "count-talks"
  | "count-people"
  | "count-days"
  | "count-rooms"
  | "links"
  | "opening"
  | "closing"
  | "place"
  | "neighbour"
  | "affiliation"
  | "person"
  | "fact"
  | "topic";

/** Decides what a question asks for, by its cues and by which slots it fills. */
export function intentOf(question: Question): Intent {
  const { reading, subject, people, day, place } = question;
  const isNarrowed = isNarrow(question);
  const has = (...cues: readonly Cue[]): boolean => reading.find(...cues) !== undefined;
  const about = subject.query !== "";
  const someone = people.length > 0;
  if (reading.tokens.length === 0) return "help";
  const counted = countOf(question);
  if (counted === "count-people" && day) return "people";
  if (counted) return counted;
  if (question.asksLink && !has("howMany") && (about || someone || place !== undefined)) return "links";
  const edge = edgeOf(question);
  if (edge && !someone) return edge;
  if (place !== undefined && !about) return "place";
  const asked = primaryCue(question);
  const who = asked === "who";
  if (has("affiliation") && someone) return "affiliation";
  if ((about || question.format) && asksNeighbour(question)) return "neighbour";
  if (who && !about && someone) return has("talk") ? "talks" : "person";
  if (who && !about) return "people";
  if (who) return "who";
  if (asked === "when") return about || someone || isNarrowed ? "when" : "workshop-when";
  if (asked === "where" || asksPlace(question)) return whereOf(question);
  if (has("howLong") && !about) return isNarrowed ? "when" : "workshop-when";
  if (!about) {
    if (someone || day || isNarrowed) return "talks";
    if (has("speaker")) return "people";
    if (has("event") || question.namesWorkshop) return "workshop";
    if (has("talk", "happen")) return "talks";
    return has("place") ? "fact" : "help";
  }
  if (someone && has("say") && !has("about")) return "fact";
  if (asksFact(question)) return "fact";
  if (someone || has("talk")) return "talks";
  return has("which") ? "talks" : "topic";
}

/** "which talk came after nfgrep?", "what is on before the photo?" */
function asksNeighbour(question: Question): boolean {
  const { reading } = question;
  const beside = reading.find("next", "previous");
  if (!beside) return false;
  const asked = reading.find("thing");
  const isWhat =
    asked !== undefined &&
    asked.from <= 1 &&
    reading.tokens.every(
      (_token, index) =>
        index < asked.to ||
        index >= beside.from ||
        reading.isSilent(index) ||
        reading.at(index).includes("happen"),
    );
  return asksFor(question, "talk") || (isWhat && beside.from >= asked.to);
}

/** The first of the words that ask; of those that begin at one place the longest, so "what day" asks when. */
function primaryCue({ reading }: Question): Cue | undefined {
  const asking: readonly Cue[] = ["who", "when", "where", "howMany", "howLong", "what"];
  const polite = reading.cues.filter(({ cue }) => cue === "which");
  const first = reading.cues
    .filter(
      ({ cue, from, to }) =>
        asking.includes(cue) && !polite.some((span) => span.from <= from && span.to > to),
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to)[0];
  return first?.cue === "what" ? (namedCue(reading, first.to) ?? "what") : first?.cue;
}

/** "what was the date of …" asks when, "what is the name of the speaker of …" asks who. */
function namedCue(reading: Reading, after: number): Cue | undefined {
  let at = after;
  while (at < reading.tokens.length && reading.isSilent(at)) {
    const early = reading.at(at).find((cue) => cue === "who" || cue === "when");
    if (early && reading.cues.some(({ cue, from, to }) => cue === early && from === at && to - from > 1))
      return early;
    at += 1;
  }
  return reading.cues.find(({ cue, from }) => from === at && (cue === "who" || cue === "when"))?.cue;
}

/** "how many talks", "number of speakers": what is counted stands right behind. */
function countOf({ reading, subject }: Question): Intent | undefined {
  const count = reading.find("howMany");
  const howLong = reading.find("howLong");
  if (howLong && subject.query === "" && howLong.to - howLong.from > 1 && !reading.find("talk")) {
    return reading.find("event", "day") || reading.tokens.length <= howLong.to + 2 ? "count-days" : undefined;
  }
  if (!count) return undefined;
  const counted = [count.to, count.to + 1].flatMap((index) => reading.at(index));
  if (counted.includes("talk") || counted.includes("times")) return "count-talks";
  if (counted.includes("speaker") && subject.query === "")
    return counted.includes("crowd") && !reading.find("present", "talk") ? "fact" : "count-people";
  if (counted.includes("day") && subject.query === "") return "count-days";
  if (counted.includes("room") && subject.query === "") return "count-rooms";
  if (subject.query !== "") return undefined;
  return counted.includes("link") ? "fact" : "count-talks";
}

/** "who opened the workshop", "when did it close". */
function edgeOf({ reading, subject, format }: Question): Intent | undefined {
  const open = reading.find("open");
  const close = reading.find("close");
  const span = open ?? close;
  const isOfKind = format !== undefined && !reading.at(format.from).includes("event");
  if (!span || isOfKind || !reading.find("who", "when", "what")) return undefined;
  const isFrame = (index: number): boolean =>
    (index >= span.from && index < span.to) ||
    reading.at(index).some((cue) => cue === "event" || cue === "day");
  const inside = reading.tokens.filter((_token, index) => isFrame(index)).map(({ raw }) => raw.toLowerCase());
  const rest = subject.query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "" && !inside.includes(word));
  if (rest.length > 0) return undefined;
  return open ? "opening" : "closing";
}

function asksPlace(question: Question): boolean {
  const { reading, subject } = question;
  const place = reading.find("place", "room");
  if (!place || asksFor(question, "talk")) return false;
  const asked = reading.find("which", "what", "where");
  if (place.cue === "room" && standsAlone(reading, place)) return true;
  return (
    asked !== undefined &&
    asked.from <= place.from &&
    place.from - asked.to <= 1 &&
    (place.cue === "room" || subject.query === "" || isPlaceOnly(subject.query, reading.language.cues.place))
  );
}

/** "rooms for the BoFs?", "nfgrep: room?": what is asked for begins or ends the question. */
function standsAlone({ tokens, isSilent }: Reading, { from, to }: Span): boolean {
  return to === tokens.length || (from === 0 && isSilent(to));
}

function isPlaceOnly(query: string, places: readonly string[]): boolean {
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => places.includes(word));
}

function whereOf(question: Question): Intent {
  const { reading, subject, people } = question;
  if (subject.query === "" && isNarrow(question)) return "where";
  if (subject.query === "" && people.length === 0) {
    return reading.find("room") && !reading.find("where", "event") ? "count-rooms" : "workshop-where";
  }
  if (reading.find("read")) return "links";
  if (reading.find("next", "previous") || !reading.find("talk", "present", "room", "happen", "place"))
    return "fact";
  return isPlaceOnly(subject.query, reading.language.cues.place) ? "workshop-where" : "where";
}

/** "which talk", "what presentation": the noun is what is asked for. */
function asksFor({ reading }: Question, cue: Cue): boolean {
  const asked = reading.find("which", "what");
  return asked !== undefined && [asked.to, asked.to + 1].some((index) => reading.at(index).includes(cue));
}

/** A question for a fact rather than for talks: it begins with "what", "how" or a verb, and doesn't ask for a talk. */
function asksFact(question: Question): boolean {
  const { reading, people } = question;
  if (reading.find("howMany")) return true;
  const listing = reading.find("which");
  const asked = reading.cues
    .filter(({ cue, from }) => cue === "what" && from <= 1)
    .toSorted((a, b) => b.to - a.to)[0];
  if (!asked || asksFor(question, "talk")) return false;
  if (listing && listing.from <= asked.from && listing.to > asked.to) return false;
  if (asksWhatOf(question)) return false;
  const happens = reading.find("happen");
  return !(happens && people.length === 0 && reading.find("talk"));
}
