import { plural } from "../text.ts";
import type { Phrases } from "./language.ts";

/** The fixed words of answers in German; nobody is addressed, so none is too familiar or too stiff. */
export const phrases: Phrases = {
  presented: (count) => (count > 1 ? "präsentierten" : "präsentierte"),
  onDay: (day) => `am ${day}`,
  hours: (from, to) => {
    if (from === to) return `um ${from} Uhr`;
    if (to === undefined) return `ab ${from} Uhr`;
    return from === undefined ? `vor ${to} Uhr` : `zwischen ${from} und ${to} Uhr`;
  },
  at: (room) => `in ${room}`,
  wasOn: (day) => `Termin: ${day}`,
  and: "und",
  talks: (count) => plural(count, "Vortrag", "Vorträge"),
  days: (count) => plural(count, "Tag", "Tage"),
  presenters: (count) => plural(count, "vortragende Person", "Vortragende"),
  rooms: (names) =>
    names.length === 0
      ? "Das Programm nennt keinen Raum."
      : `${plural(names.length, "Raum", "Räume")}: ${names.join(", ")}`,
  ofKind: (format) => `der Art „${format}“`,
  about: (topic) => `zu „${topic}“`,
  by: (name) => `von ${name}`,
  gave: (name, count) => `${name} hielt ${count === 1 ? "einen Vortrag" : `${count} Vorträge`}`,
  spokeOn: (day) => `Am ${day} haben gesprochen:`,
  spokeAt: (workshop) => `Bei „${workshop}“ haben gesprochen:`,
  noTalks: (subject) => `Ich kenne keinen Vortrag ${subject}.`,
  onlyNotes: (topic) => `Die Vorträge sagen nichts zu „${topic}“, aber Notizen aus dem Saal:`,
  noAnswer: (topic) => `Das weiß ich nicht: Die Vorträge sagen nichts zu „${topic}“.`,
  nobody: (name) => `Ich kenne keine Vortragenden namens „${name}“.`,
  notThen: (workshop, first, last) =>
    `Zu dieser Zeit kenne ich keinen Vortrag: ${workshop} ${first === last ? `war am ${first}` : `ging von ${first} bis ${last}`}.`,
  nearest: "Am nächsten kommt dem:",
  said: "Aus",
  alsoSaid: "Außerdem wurde gesagt:",
  alsoOnIt: "Auch dazu:",
  moreTalks: (count) => `… und ${plural(count, "weiterer Vortrag", "weitere Vorträge")}.`,
  allTalks: "Alle Vorträge",
  open: "Öffnen",
  held: (workshop, place) => `${workshop} fand hier statt: ${place}.`,
  noPlace: (workshop) => `Ich weiß nicht, wo ${workshop} stattfand.`,
  ran: (workshop, first, last) =>
    first === last ? `${workshop} war am ${first}.` : `${workshop} ging von ${first} bis ${last}.`,
  noPresenter: (title) => `Das Programm sagt nicht, wer „${title}“ gehalten hat.`,
  noRoom: (title) => `Ich kenne den Raum von „${title}“ nicht.`,
  noLinks: (title) => `Ich kenne keinen Link zu „${title}“.`,
  noTime: "Die Uhrzeit ist nicht bekannt.",
  number: (place, count) => `Nummer ${place} von ${count} an diesem Tag`,
  affiliated: (name, affiliation) => `${name} war für ${affiliation} da.`,
  lasted: (minutes) => plural(minutes, "Minute", "Minuten"),
  otherWorkshop: (name) => `Aus: ${name}.`,
  dontFollow: "Ich weiß nicht, worauf sich das bezieht: Bitte die ganze Frage stellen.",
};
