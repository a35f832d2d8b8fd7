import type { Person } from "../draft.ts";
import { splitPeople } from "../people.ts";

const ROLES =
  "speakers?|presenters?|presented by|hosts?|hosted by|moderators?|panell?ists?|facilitators?|instructors?|" +
  "intervenants?|intervenantes?|orateurs?|oratrices?|conf[ée]renciers?|anim[ée] par|pr[ée]sent[ée] par|" +
  "von|by|par|por|referent(?:in|en|innen)?|vortragender?|vortragende|sprecher(?:in|innen)?|ponentes?|relator[ei]";
const LABEL = new RegExp(String.raw`^[\s*_#>]*(?:${ROLES})[\s*_]*(?:\([^)]*\))?\s*[:：][\s*_]*(.*)$`, "iu");
const ITEM = /^\s*(?:[*•·-]|\d+[.)])\s+(.+)$/u;
const BY =
  /\s*[([](?:(?:lightning\s+)?(?:talk|workshop|demo|panel|keynote|tutorial|session|presentation|poster)\s+)?(?:by|von|par|por|di)\s+([^()[\]:]+)[)\]]\s*$/iu;

/** People, and the text without them. */
export interface Found {
  readonly people: readonly Person[];
  readonly rest: string;
}

/** Takes the people at the end of a title off it: "Import hooks (talk by Ann Lee and Bob Ray)". */
export function peopleInTitle(title: string): Found | undefined {
  const match = BY.exec(title);
  return match?.[1] === undefined
    ? undefined
    : { people: splitPeople(match[1]), rest: title.slice(0, match.index) };
}

/** Takes the people after a dash off a title that ends with them, which pretalx writes. */
export function peopleAfterDash(title: string): Found {
  const dash = title.lastIndexOf(" - ");
  return dash === -1
    ? { people: [], rest: title.replace(/\s+-$/u, "") }
    : { people: splitPeople(title.slice(dash + 3)), rest: title.slice(0, dash) };
}

/** Takes the people off a description that names them on a line of their own ("Speakers: A, B"), or in a list below it. */
export function peopleInText(text: string): Found | undefined {
  const lines = text.split(/\r?\n/u);
  const index = lines.findIndex((line) => LABEL.test(line));
  if (index === -1) return undefined;
  const named = LABEL.exec(lines[index] ?? "")?.[1]?.trim() ?? "";
  if (named !== "") return { people: splitPeople(named), rest: lines.toSpliced(index, 1).join("\n") };
  const after = lines.slice(index + 1);
  const start = after.findIndex((line) => line.trim() !== "");
  const end = after.findIndex((line, place) => place >= start && !ITEM.test(line));
  const items = start === -1 ? [] : after.slice(start, end === -1 ? after.length : end);
  if (items.length === 0) return undefined;
  return {
    people: items.flatMap(personInList),
    rest: [...lines.slice(0, index), ...after.slice(start + items.length)].join("\n"),
  };
}

/** "Ann Lee – Engineer – Company": the name stands first, whom she works for last. "On sets, by Ann Lee": it stands last. */
function personInList(item: string): Person[] {
  const said = (ITEM.exec(item)?.[1] ?? "").replace(/\s*\([^()]*\)\s*$/u, "");
  const after = /\s(?:by|par|von|por|di)\s+(\p{Lu}.*)$/u.exec(said)?.[1];
  const [name = "", ...others] = (after ?? said).split(/\s+[–—-]\s+|\s*[,:]\s+/u).map((part) => part.trim());
  return name === "" ? [] : [{ name, affiliation: others.at(-1)?.replace(/\.$/u, "") }];
}
