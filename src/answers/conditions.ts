import type { Talk } from "../core/talk.ts";
import { type Decision, unknown } from "./decision.ts";
import { isOfFormat } from "./formats.ts";
import { clockIn } from "./hours.ts";
import type { Question } from "./question.ts";
import type { Found } from "./retrieve.ts";
import type { NamedRooms } from "./rooms.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** The day as an argument, where the question names one. */
export function dayOf({ day }: Question): { day?: string } {
  return day?.day === undefined ? {} : { day: day.day };
}

/** The slots that narrowed the answer, to be said with it. */
export function conditions(question: Question): Record<string, string> {
  const { rooms, hours, format, reading, workshop } = question;
  const [presenter] = question.people;
  const [room] = rooms?.rooms ?? [];
  return {
    workshop: workshop.id,
    ...dayOf(question),
    ...(presenter && { presenter: presenter.id }),
    ...(room !== undefined && { room }),
    ...(hours?.starts !== undefined && hours.starts > 0 && { from: written(hours.starts) }),
    ...(hours?.ends !== undefined && hours.ends < DAY && { to: written(hours.ends) }),
    ...(format && {
      format: reading.tokens
        .slice(format.from, format.to)
        .map(({ raw }) => raw)
        .join(" "),
    }),
  };
}

/** True where a question names more than a day and a person: a room, hours, or a kind of slot. */
export function isNarrow({ rooms, hours, format }: Question): boolean {
  return rooms !== undefined || hours !== undefined || format !== undefined;
}

/** Keeps what is in the room and within the hours that a question names. `talkOf` gives the talk of each. */
export function inRoomAndHours<Kept>(
  all: readonly Kept[],
  talkOf: (one: Kept) => Talk,
  { rooms, hours, workshop }: Question,
): readonly Kept[] {
  const inRoom = rooms ? all.filter((one) => isIn(talkOf(one), rooms)) : all;
  if (!hours) return inRoom;
  const { starts = 0, ends = DAY } = hours;
  const clock = clockIn(workshop.timezone);
  const begin = (one: Kept): number => clock(talkOf(one).start) ?? -1;
  const end = (one: Kept): number => clock(talkOf(one).end) ?? begin(one) + 1;
  if (starts !== ends) return inRoom.filter((one) => begin(one) >= starts && begin(one) < ends);
  const sharp = inRoom.filter((one) => begin(one) === starts);
  return sharp.length > 0 ? sharp : inRoom.filter((one) => begin(one) <= starts && end(one) > starts);
}

function isIn({ room = "", track = "" }: Talk, { rooms }: NamedRooms): boolean {
  return rooms.includes(room) || rooms.includes(track);
}

/** Keeps the talks of the kind that a question asks for. */
export function ofFormat<Kept>(
  all: readonly Kept[],
  talkOf: (one: Kept) => Talk,
  { format }: Question,
): readonly Kept[] {
  return format ? all.filter((one) => isOfFormat(talkOf(one), format.format)) : all;
}

/** Keeps what fits the room, the hours and the kind that a question names. */
export function narrowed(talks: readonly Talk[], question: Question): readonly Talk[] {
  return ofFormat(inRoomAndHours(talks, itself, question), itself, question);
}

function itself(talk: Talk): Talk {
  return talk;
}

/** Says that no talk is about the subject, with what comes nearest. */
export function nothing(question: Question, found: Found): Decision {
  return {
    ...unknown("talks", question.subject.shown, found.nearest, conditions(question)),
    weighed: found.weighed,
  };
}

function written(minutes: number): string {
  return `${String(Math.floor(minutes / HOUR)).padStart(2, "0")}:${String(minutes % HOUR).padStart(2, "0")}`;
}
