import { z } from "zod";
import { type Fault, guess, type Path } from "./fault.ts";
import { presentersFile, talksFile, workshopFile } from "./schema.ts";
import { startInstant } from "./times.ts";
import type { YamlFile } from "./yaml-file.ts";

/** The three files of a programme. */
export interface ProgrammeFiles {
  readonly workshop: YamlFile;
  readonly presenters: YamlFile;
  readonly talks: YamlFile;
}

// Views in which a value that is wrong in itself is absent, so that what contradicts another one is told along with it.
const workshopView = z.object({
  timezone: orAbsent(workshopFile.shape.timezone),
  firstDay: orAbsent(workshopFile.shape.firstDay),
  lastDay: orAbsent(workshopFile.shape.lastDay),
});
const presenterFields = presentersFile.shape.presenters.element.shape;
const presentersView = z.object({
  presenters: z.array(z.object({ id: orAbsent(presenterFields.id) }).catch({})),
});
const talkFields = talksFile.shape.talks.element.shape;
const talkView = z.object({
  id: orAbsent(talkFields.id),
  presenters: z.array(orAbsent(talkFields.presenters.element)).catch([]),
  day: orAbsent(talkFields.day),
  order: orAbsent(talkFields.order),
  start: orAbsent(talkFields.start),
});
const talksView = z.object({ talks: z.array(talkView.catch({ presenters: [] })) });

type WorkshopView = z.output<typeof workshopView>;
type TalkView = z.output<typeof talkView>;

/** All faults that show only when entries and files are held against each other. */
export function contradictions(files: ProgrammeFiles): Fault[] {
  const workshop = workshopView.catch({}).parse(files.workshop.value);
  const people = presentersView.safeParse(files.presenters.value).data?.presenters;
  const known = people?.flatMap(({ id }) => id ?? []);
  const { talks } = talksView.catch({ talks: [] }).parse(files.talks.value);
  return [
    ...backwards(files.workshop, workshop),
    ...repeats(files.presenters, "presenter", idsOf("presenters", people ?? [])),
    ...repeats(files.talks, "talk", idsOf("talks", talks)),
    ...repeats(files.talks, "talk", talks.map(placeOf)),
    ...talks.flatMap((talk, index) => [
      ...wrongTime(talk, workshop).map(({ field, text }) => files.talks.fault(["talks", index, field], text)),
      ...wrongPresenters(talk, known).map(({ place, text }) =>
        files.talks.fault(["talks", index, "presenters", place], text),
      ),
    ]),
  ];
}

function backwards(file: YamlFile, { firstDay, lastDay }: WorkshopView): Fault[] {
  if (firstDay === undefined || lastDay === undefined || firstDay <= lastDay) return [];
  return [file.fault(["lastDay"], `${lastDay} is before firstDay (${firstDay})`)];
}

/** What may stand once only, and where it stands; without a name it can't be compared. */
interface Unique {
  readonly name: string | undefined;
  readonly path: Path;
}

function idsOf(list: string, entries: readonly { id?: string | undefined }[]): Unique[] {
  return entries.map(({ id }, index) => ({ name: id, path: [list, index, "id"] }));
}

function placeOf({ day, order }: TalkView, index: number): Unique {
  const known = day !== undefined && order !== undefined;
  return { name: known ? `${order} on ${day}` : undefined, path: ["talks", index, "order"] };
}

function repeats(file: YamlFile, noun: string, entries: readonly Unique[]): Fault[] {
  const firsts = new Map<string, Path>();
  return entries.flatMap(({ name, path }) => {
    if (name === undefined) return [];
    const first = firsts.get(name);
    if (first) return [file.fault(path, `${name} is taken by the ${noun} on line ${file.lineOf(first)}`)];
    firsts.set(name, path);
    return [];
  });
}

function wrongTime(talk: TalkView, workshop: WorkshopView): { field: "day" | "start"; text: string }[] {
  const { day, start } = talk;
  const { firstDay, lastDay, timezone } = workshop;
  if (day === undefined) return [];
  if (
    firstDay !== undefined &&
    lastDay !== undefined &&
    firstDay <= lastDay &&
    (day < firstDay || day > lastDay)
  )
    return [{ field: "day", text: `${day} is outside the workshop (${firstDay} to ${lastDay})` }];
  if (start === undefined || timezone === undefined || startInstant(day, start, timezone) !== undefined)
    return [];
  const text = `${start} doesn't exist on ${day} in ${timezone}: the clocks are set forward past it`;
  return [{ field: "start", text }];
}

function wrongPresenters(
  { presenters }: TalkView,
  known: readonly string[] | undefined,
): { place: number; text: string }[] {
  return presenters.flatMap((id, place) => {
    if (id === undefined) return [];
    if (presenters.indexOf(id) < place) return [{ place, text: `${id} is named twice` }];
    if (known === undefined || known.includes(id)) return [];
    return [{ place, text: `${id} isn't in presenters.yaml${guess(id, known)}` }];
  });
}

function orAbsent<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
