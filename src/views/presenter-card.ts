import { apology, type Reply, type Rich, reply } from "../core/reply.ts";
import type { Presenter, Programme, Talk } from "../core/talk.ts";
import { listed, plural } from "../core/text.ts";
import { entries } from "./talk-list.ts";

/** A person with all their talks. */
export function presenterCard(
  presenter: Presenter,
  talks: readonly Talk[],
  current: Programme,
  workshops: ReadonlyMap<string, string>,
): Reply {
  const { name, affiliation } = presenter;
  const heading = affiliation === undefined ? name : `${name}, ${affiliation}`;
  return reply({
    summary: `${name}: ${plural(talks.length, "talk")}`,
    blocks: [
      { kind: "heading", text: heading },
      { kind: "text", text: `${name} gave ${plural(talks.length, "talk")}:` },
      ...entries(talks, current, workshops),
    ],
    talks,
  });
}

/** A menu of people, for when several may be meant or nobody was named. */
export function presenterPicker(question: string, people: readonly Presenter[]): Reply {
  const all = people.map(({ name }) => name);
  const shared = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  return reply({
    summary: question,
    audience: "asker",
    blocks: [
      { kind: "text", text: question },
      {
        kind: "picker",
        placeholder: "Choose a presenter",
        completes: { command: "presenter", argument: "name" },
        choices: people.map(({ id, name, affiliation }) => ({
          label: name,
          description: shared.has(name) ? `${affiliation ?? ""} (${id})`.trim() : affiliation,
          invocation: { command: "presenter", args: { name: id } },
        })),
      },
    ],
  });
}

/** Says that nobody of that name gave a talk. */
export function nobodyFound(name: string, people: readonly Presenter[]): Reply {
  const some = listed(people.slice(0, 3).map((presenter) => presenter.name));
  const sentence: Rich = `I know no presenter called “${name}”: try ${some} or any other name on the programme.`;
  return apology(people.length === 0 ? `I know no presenter called “${name}”.` : sentence);
}
