import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { readProgramme } from "../../src/importers/programme-yaml/read.ts";
import { realBot } from "../support/real-bot.ts";

const folder = fileURLToPath(new URL("../fixtures/programmes/stellwerk-2021", import.meta.url));
const { bot, store } = await realBot({ clock: () => new Date("2021-11-13T06:00:00Z") });
await store.save(await readProgramme(folder), { source: folder, fingerprint: folder });
afterAll(() => store.close());

const here: Origin = { platform: "slack", workspace: "T", channel: "C", person: "P", organiser: false };
let conversations = 0;

/** Asks one after the other in a conversation of their own, and tells the last answer. */
async function asked(...questions: readonly string[]) {
  conversations += 1;
  let reply = await bot.ask(questions[0] ?? "", { ...here, person: `P${conversations}` });
  for (const question of questions.slice(1))
    reply = await bot.ask(question, { ...here, person: `P${conversations}` });
  const text = toText(
    reply,
    plainStyle(() => ""),
  );
  return { text, titles: reply.talks.map(({ title }) => title) };
}

const FUNK = "Zugfunk auf dem Dachboden empfangen";
const INTERLOCKING = "Formal verification of interlocking tables";
const FAHRPLAN = "Fahrpläne aus dem Archiv lesen";
const KURZ = "Kurzvortrag: Eine Weiche in der Garage";
const SIGNAL = "Angriffe auf alte Signaltechnik";
const PODIUM = "Podiumsdiskussion: Wem gehören die Gleise?";
const BAHN = "Warum die Nebenbahn wieder fährt";

describe("given days and hours in German", () => {
  it.each([
    ["am 12. November abends ab 18 Uhr", [BAHN]],
    ["was lief am 13.11. um halb drei?", [SIGNAL]],
    ["Samstag 14 Uhr 30", [SIGNAL]],
    ["am 13. um zwei Uhr", [KURZ]],
    ["Sa 10-12 Uhr", [FAHRPLAN]],
    ["am Samstagabend", [PODIUM]],
    ["um 7 Uhr abends am 2. Tag", [PODIUM]],
    ["am Morgen des 13. November", [FUNK, INTERLOCKING, FAHRPLAN]],
    ["heute Vormittag in der Werkstatt", [INTERLOCKING]],
    ["heute früh in Saal 1", [FUNK, FAHRPLAN]],
    ["was gibt es morgen?", ["Schafe statt Freischneider", "Abschluss und Ausblick"]],
  ])("when %j is asked, then just those are named", async (question, titles) => {
    expect((await asked(question)).titles).toEqual(titles);
  });
});

describe("given verbs in two parts, or at the end", () => {
  it.each([
    ["Wer stellte die Signaltechnik vor?", [SIGNAL]],
    ["Wann fängt die Podiumsdiskussion an?", [PODIUM]],
    ["Wo fand der Vortrag über Antennen statt?", [FUNK]],
    ["Wer hat die Fahrpläne aus dem Archiv organisiert?", [FAHRPLAN]],
    ["welcher Vortrag kam vor der Podiumsdiskussion?", [SIGNAL]],
  ])("when %j is asked, then they are no part of the subject", async (question, titles) => {
    expect((await asked(question)).titles).toEqual(titles);
  });
});

describe("given a conversation in German", () => {
  it.each([
    [["wer hat über Zugfunk gesprochen?", "und wann?"], "Samstag, 13. November 2021"],
    [["wann war der Vortrag über Zugfunk?", "wer hat ihn gehalten?"], "Konrad Weiß präsentierte"],
    [["wann war der Vortrag über Zugfunk?", "wer hat sie gehalten?"], "Konrad Weiß präsentierte"],
    [["wer hat über Zugfunk gesprochen?", "was hat er noch vorgestellt?"], "Löten"],
    [["Vorträge von Annelie Großmann", "der zweite"], BAHN],
    [["was lief am Freitag?", "nächster Tag"], "6 Vorträge am Samstag"],
    [["wer hat über Schafe gesprochen?", "und über Löten?"], "Konrad Weiß präsentierte"],
    [["wer hat über Schafe gesprochen?", "Können Sie mir sagen, wann der Zugfunk war?"], "09:30"],
  ])("when it is %j, then the last answer tells %j", async (questions, expected) => {
    expect((await asked(...questions)).text).toContain(expected);
  });
});

describe("given answers in German", () => {
  it.each([
    ["Wer hat über Kubernetes gesprochen?", "Ich kenne keinen Vortrag zu „Kubernetes“."],
    ["Wie viele Vorträge hielt Konrad Weiß?", "Konrad Weiß hielt 2 Vorträge."],
    ["Wie viele Vorträge hielt Tomáš Černý am Freitag?", "Ich kenne keinen Vortrag"],
    ["Wann waren die Stellwerktage?", "ging von Freitag, 12. November 2021 bis Sonntag, 14. November 2021."],
    ["was lief am 20. November?", "Zu dieser Zeit kenne ich keinen Vortrag"],
    ["Was kostet ein Zaehlpunkt?", "64 Euro"],
  ])("when %j is asked, then it is said so", async (question, expected) => {
    expect((await asked(question)).text).toContain(expected);
  });
});
