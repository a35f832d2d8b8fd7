import { key } from "../../core/text.ts";

/** What a column can hold, with the names that people and programs give to it; case, spaces and accents make no difference. */
const NAMES = {
  title:
    "title|talk title|session title|proposal title|submission title|titel|titre|titulo|título|titolo|subject|talk|session|name",
  people:
    "speakers|speaker|speaker names|speaker name|speaker(s)|presenters|presenter|presenter names|presenter(s)|authors|author|" +
    "intervenants|intervenant|orateurs|orateur|referenten|referent|referentin|vortragende|sprecher|ponentes|ponente|relatori",
  affiliation: "affiliation|company|organisation|organization|firma|entreprise|empresa",
  day: "day|date|datum|tag|jour|dia|día|data|start date|startdate",
  start:
    "start|start time|starts at|start at|begin|begins|beginn|beginning|début|debut|inicio|inizio|scheduled at|date time|time|" +
    "from|uhrzeit|heure|hora|session start",
  end: "end|end time|ends at|end at|ende|fin|fine|to|until|session end",
  duration:
    "duration|duration minutes|minutes|length|dauer|durée|duree|duración|durata|scheduled duration|duration (minutes)",
  room: "room|room name|location|raum|saal|salle|sala|place|stage|lieu|ort",
  track: "track|track name|stream",
  type: "kind|type|format|session type|session format|submission type|art",
  language: "language|lang|locale|content locale|sprache|langue|idioma|lingua",
  topics: "topics|topic|tags|keywords|categories|category|themen|thèmes|temas",
  abstract: "abstract|summary|short description|kurzbeschreibung|résumé|resume|resumen",
  description: "description|long description|beschreibung|text|details|descripción|descrizione",
  link: "link|url|website|web page|page|lien|enlace|links",
  slides: "slides|slides url|folien|presentation url|diapositives",
  recording: "recording|recording url|video|video url|aufzeichnung|enregistrement",
  guid: "guid|uuid|uid",
  code: "id|code|session id|talk id|submission id|proposal code|proposal id|number|nr|no",
  status: "status|state|proposal state|submission state|état|zustand",
  cancelled: "cancelled|canceled|abgesagt|annulé",
} as const;

/** A field of a row. */
export type Field = keyof typeof NAMES;

const isField = (name: string): name is Field => name in NAMES;
const fields = new Map(
  Object.keys(NAMES)
    .filter(isField)
    .flatMap((field) => NAMES[field].split("|").map((name, rank) => [key(name), { field, rank }] as const)),
);

/** Which column holds which field; where several could, the one with the plainest name. Other columns are not taken. */
export function columnsOf(header: readonly string[]): ReadonlyMap<Field, number> {
  const best = new Map<Field, { column: number; rank: number }>();
  for (const [column, name] of header.entries()) {
    const known = fields.get(key(name));
    if (known && known.rank < (best.get(known.field)?.rank ?? Number.POSITIVE_INFINITY)) {
      best.set(known.field, { column, rank: known.rank });
    }
  }
  return new Map([...best].map(([field, { column }]) => [field, column]));
}
