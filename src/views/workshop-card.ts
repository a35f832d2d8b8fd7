import { dayName } from "../core/day.ts";
import { days, presenters, talksOn, topics } from "../core/programme.ts";
import { type Block, type Reply, reply } from "../core/reply.ts";
import type { Programme, Workshop } from "../core/talk.ts";
import { plural } from "../core/text.ts";

const MOST_TOPICS = 8;

/** A workshop: where and when it was, how much was said, and the way to its days. */
export function workshopCard(programme: Programme, others: readonly Workshop[]): Reply {
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
            invocation: { command: "day", args: { day } },
          })),
          { label: "All talks", invocation: { command: "talks", args: {} } },
        ],
      },
      ...(workshop.links.length === 0
        ? []
        : [{ kind: "buttons", buttons: workshop.links.slice(0, 5) } as const]),
      ...otherWorkshops(others),
    ],
    talks: [],
  });
}

function otherWorkshops(others: readonly Workshop[]): Block[] {
  if (others.length === 0) return [];
  return [
    {
      kind: "picker",
      placeholder: "Another workshop",
      choices: others.map(({ id, name, city }) => ({
        label: name,
        description: city,
        invocation: { command: "workshop", args: { name: id } },
      })),
    },
  ];
}
