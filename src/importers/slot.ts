import type { TalkKind } from "../core/talk.ts";
import { words } from "../core/text.ts";

const BREAK = new Set(
  (
    "break breaks lunch lunchtime breakfast dinner brunch buffet coffee tea snack snacks changeover registration checkin " +
    "pause pauses cafe dejeuner diner petitdejeuner mittagspause kaffeepause mittagessen abendessen fruhstuck registrierung " +
    "pausa almuerzo comida desayuno cena descanso pranzo colazione lunchpauze koffiepauze inscription inscriptions " +
    "registro almoco"
  ).split(" "),
);
const AROUND = new Set(
  (
    "morning afternoon evening noon mid short long early late first second the and or with room free time networking conference " +
    "open catered uncatered provided refreshments petit du de des la le les et midi matin apres y a im und kaffee " +
    "check in day"
  ).split(" "),
);
const OPENING = /^(?:opening|welcome|ouverture|bienvenue|eröffnung|begrüßung|bienvenida|inauguraci[oó]n)\b/iu;
const DISCUSSION =
  /\b(?:bofs?|birds of a feather|panel|roundtable|round table|discussions?|podium|debate|table ronde|meetup)\b/iu;
const WORD = "cancell?ed|abgesagt|entf[aä]llt|annul[eé]e?|cancelad[oa]|annullat[oa]|geannuleerd";
const CANCELLED = [
  new RegExp(String.raw`^\s*[[(*]+\s*(?:${WORD})\s*[\])*]+\s*[:–—-]?\s*`, "iu"),
  new RegExp(String.raw`^\s*(?:${WORD})\s*[:–—!]\s*|^\s*(?:${WORD})\s+-\s+`, "iu"),
  /^\s*(?:CANCELL?ED|ABGESAGT|ENTF[AÄ]LLT|ANNUL[EÉ]E?|CANCELAD[OA])(?!\p{L})\s*-?\s*/u,
  new RegExp(String.raw`\s*(?:[[(]\s*(?:${WORD})\s*[\])]|[:–—-]\s*(?:${WORD})\s*)$`, "iu"),
];

/**
 * True for a title that says nothing but "break", "Lunch", "Registration / Breakfast" or the like, also after a heading
 * ("Main Conference: morning tea"). One other word, as in "XMPP Lunch Break", makes it something that one may ask about.
 */
export function isBreak(title: string): boolean {
  return [title, title.slice(title.lastIndexOf(": ") + 1)].some((text) => {
    const said = words(text.replace(/\([^()]*\)/gu, " "));
    return said.some((word) => BREAK.has(word)) && said.every((word) => BREAK.has(word) || AROUND.has(word));
  });
}

/** Takes the mark of a cancelled talk ("CANCELLED", "[CANCELED]", "(abgesagt)") off its title. */
export function withoutCancellation(title: string): { title: string; cancelled: boolean } {
  const mark = CANCELLED.find((pattern) => pattern.test(title));
  const rest = mark ? title.replace(mark, "").trim() : title;
  return { title: rest === "" ? title : rest, cancelled: mark !== undefined };
}

/** What kind of slot it is, by its title and by what the file calls it. */
export function kindOf(title: string, type: string | undefined): TalkKind {
  if (OPENING.test(title)) return "opening";
  return DISCUSSION.test(type ?? "") || DISCUSSION.test(title) ? "discussion" : "talk";
}
