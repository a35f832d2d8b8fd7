import { dayName } from "../core/day.ts";
import { days, presenters, talksOn, topics } from "../core/programme.ts";
import { type Block, type Reply, reply } from "../core/reply.ts";
import type { Programme, Workshop } from "../core/talk.ts";
import { plural } from "../core/text.ts";

const MOST_TOPICS = 8;

/** A workshop: where and when it was, how much was said, and the way to its days and to the other workshops. */
export function workshopCard(programme: Programme, current: Workshop, others: readonly Workshop[]): Reply {
  const { workshop, talks } = programme;
  const all = days(programme);
  const place = [workshop.venue, workshop.city, workshop.country]
    .filter((part) => part !== undefined)
    .join(", ");
  const common = topics(programme)
    .slice(0, MOST_TOPICS)
    .map(({ topic }) => topic);
  const counts = `${plural(all.length, "day")}, ${plural(talks.length, "talk")}, ${plural(presenters(programme).length, "presenter")}`;
  return reply({
    summary: `${workshop.name}${place === "" ? "" : `, ${place}`}: ${counts}`,
    blocks: [
      { kind: "heading", text: workshop.name },
      {
        kind: "text",
        text: `${place === "" ? "" : `${place}\n`}${dayName(workshop.firstDay)} to ${dayName(workshop.lastDay)}\n${counts}`,
      },
      {
        kind: "list",
        items: all.map(
          (day, index) =>
            `Day ${index + 1}, ${dayName(day)}: ${plural(talksOn(programme, day).length, "talk")}`,
        ),
      },
      ...(common.length === 0 ? [] : [{ kind: "note", text: `Topics: ${common.join(", ")}` } as const]),
      {
        kind: "buttons",
        buttons: [
          ...all.slice(0, 4).map((day, index) => ({
            label: `Day ${index + 1}`,
            invocation: { command: "day", args: { day, workshop: workshop.id } },
          })),
          { label: "All talks", invocation: { command: "talks", args: { workshop: workshop.id } } },
        ],
      },
      ...(workshop.links.length === 0
        ? []
        : [{ kind: "buttons", buttons: workshop.links.slice(0, 5) } as const]),
      ...(current.id === workshop.id ? [] : [notCurrent(workshop, current)]),
      ...otherWorkshops(others),
    ],
    talks: [],
  });
}

/** Says which workshop is the current one from now on. */
export function chosenWorkshop({ name }: Workshop, isDirect: boolean): Reply {
  const place = isDirect ? "what you ask me directly is" : "questions in this channel are";
  const sentence = `From now on, ${place} about the ${name}.`;
  return reply({ summary: sentence, blocks: [{ kind: "text", text: sentence }] });
}

function notCurrent({ id }: Workshop, current: Workshop): Block {
  const use = { kind: "typed", invocation: { command: "workshop use", args: { name: id } } } as const;
  return { kind: "note", text: [`Questions here are about the ${current.name}. To change that: `, use] };
}

function otherWorkshops(others: readonly Workshop[]): Block[] {
  if (others.length === 0) return [];
  return [
    {
      kind: "picker",
      placeholder: "Another workshop",
      completes: { command: "workshop", argument: "name" },
      choices: others.map(({ id, name, city }) => ({
        label: name,
        description: city,
        invocation: { command: "workshop", args: { name: id } },
      })),
    },
  ];
}
