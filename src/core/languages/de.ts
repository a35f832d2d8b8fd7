import { fold } from "../text.ts";
import { phrases } from "./de-phrases.ts";
import { type Language, listOf } from "./language.ts";

/** Phrases as they are compared, where "über" is "uber" and, as many type it, "ueber". */
function spelt(text: string): string[] {
  const typed = text.replace(/[äöü]/gu, (letter) => `${fold(letter)}e`);
  return [...new Set([...listOf(fold(text)), ...listOf(fold(typed))])];
}

/** "erste" with all its endings. */
function ordinal(stem: string): string[] {
  return spelt(["e", "en", "er", "es", "em"].map((ending) => stem + ending).join(", "));
}

const ORDINALS = "erst, zweit, dritt, viert, fünft, sechst, siebt, acht, neunt, zehnt"
  .split(", ")
  .map(ordinal);
const LAST = ordinal("letzt");

const NUMBERS =
  "eine?[mnrs]?|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun|zehn|elf|zw(?:ö|oe)lf|\\w{3,6}zehn|\\w{3,6}(?:zig|(?:ß|ss)ig)";
const ENGLISH_NUMBERS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|few";
const LENGTHS =
  "[mµn]?s|h|min|(?:milli|mikro|nano)?sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|seconds?|minutes?|hours?|days?|weeks?|months?|years?";

/** German. Umlauts may be written as such or with an e. */
export const german: Language = {
  code: "de",
  phrases,
  ordinals: ORDINALS,
  kinds: [
    {
      asks: spelt("wie oft, wie häufig, in welchem abstand"),
      tells:
        /\b(?:jede[nmrs]?|je|alle|pro|mal|einmal|zweimal|dreimal|täglich|wöchentlich|monatlich|jährlich|every|each|once|twice|times|per|a (?:day|week|month|year))\b|\b\w+mal\b/iu,
    },
    {
      asks: spelt(
        "wie lange, wie schnell, wie viel zeit, wieviel zeit, wie viele stunden, wie viele minuten, dauer, in welcher zeit",
      ),
      tells: new RegExp(`(?:\\d|\\b(?:${NUMBERS}|${ENGLISH_NUMBERS}))[\\s\\u00a0-]*(?:${LENGTHS})\\b`, "iu"),
    },
    {
      implied: true,
      asks: spelt(
        "kostet, kosten, kostete, kosteten, gekostet, preis, preise, wie teuer, teuer, wie viel geld, wieviel geld, eintritt",
      ),
      tells: /[€$£]|\d\s?%|\b(?:eur|euros?|dollars?|cents?|franken|chf|usd)\b/iu,
    },
    { asks: spelt("version, versionen"), tells: /\d+\.\d+|\bversion(?:en|s)?\b/iu },
    {
      implied: true,
      asks: spelt("wie viel prozent, wieviel prozent, prozentsatz, anteil, welcher anteil, quote"),
      tells: /%|\bprozent|\bpercent|\bvon \d/iu,
    },
    {
      asks: spelt("jahr, welches jahr, in welchem jahr, wie alt, seit wann"),
      tells: /\b1[5-9]\d\d\b|\b20\d\d\b|\bjahren?\b|\byears?\b/iu,
    },
    {
      asks: spelt(
        "wie viele, wieviele, wie viel, wieviel, wie groß, wie hoch, wie weit, wie lang, wie breit, wie tief, wie schwer, wie klein, wie warm, wie heiß, anzahl, zahl der, größe, geschwindigkeit, temperatur, gewicht, durchschnitt",
      ),
      tells: new RegExp(
        `(?<![\\p{L}\\d-])\\d|\\b(?:${NUMBERS.replace("eine?[mnrs]?|", "")}|dutzende?|hunderte?|tausende?|millionen?|milliarden?|hälfte|halb|doppelt|${ENGLISH_NUMBERS.replace("an?|", "")}|dozens?|hundreds?|thousands?|millions?)\\b`,
        "iu",
      ),
    },
  ],
  formats: {
    keynote: spelt("keynote, keynotes, eröffnungsvortrag, hauptvortrag, hauptvorträge"),
    plenary: spelt("plenum, plenarvortrag, plenarvorträge, plenarsitzung, plenarsitzungen"),
    bof: listOf("bof, bofs"),
    lightning: spelt(
      "lightning talk, lightning talks, lightning, kurzvortrag, kurzvorträge, blitzvortrag, blitzvorträge",
    ),
    tutorial: listOf("tutorial, tutorials, tutorien"),
    workshop: listOf("workshop, workshops"),
    panel: listOf("panel, panels, podium, podiumsdiskussion, podiumsdiskussionen, podiumsgesprach"),
    roundtable: listOf("runder tisch, runde tische, runden tisch, round table, roundtable"),
    poster: listOf("poster, posters, postersession"),
  },
  clock: {
    at: spelt("um, gegen, so um, so gegen, ungefähr um, etwa um, circa um, ca"),
    after: spelt("nach, ab, seit, später als"),
    before: spelt("vor, bis, früher als"),
    from: listOf("von, zwischen"),
    to: listOf("bis, und"),
    parts: [
      { names: ["vormittag"], adverbs: listOf("vormittags"), from: 6, to: 12 },
      { names: ["morgen"], adverbs: spelt("morgens, früh, frühmorgens"), from: 0, to: 12 },
      { names: ["nachmittag"], adverbs: listOf("nachmittags"), from: 12, to: 18 },
      { names: ["abend"], adverbs: listOf("abends"), from: 17, to: 24 },
      { names: ["nacht"], adverbs: listOf("nachts"), from: 20, to: 24 },
      { names: ["mittag", "mittagszeit"], adverbs: listOf("mittags"), from: 12, to: 14 },
    ],
    now: listOf("jetzt, gerade, jetzt gerade, gerade jetzt, momentan, im moment, derzeit, zurzeit, aktuell"),
    this: listOf("heute, diesen, dieser, diese"),
    within: listOf("am, im, in der, zur, jeden, den, vom, gegen, der, uber"),
    oclock: ["uhr"],
    fractions: [
      { names: ["halb"], minutes: -30 },
      { names: ["viertel nach"], minutes: 15 },
      { names: listOf("viertel vor, dreiviertel"), minutes: -15 },
    ],
  },
  dates: {
    on: spelt("am, vom, bis, ab, diesen, diesem, nächsten, jeden, den"),
    the: listOf("den, der, dem"),
    of: [],
    bare: ["am"],
  },
  inside: spelt(
    "in, im, in der, in dem, auf, auf der, auf dem, bei, bei der, beim, an, am, an der, während der, im jahr",
  ),
  cardinals: listOf("eins, zwei, drei, vier, funf, sechs, sieben, acht, neun, zehn, elf, zwolf"),
  verbLast: true,
  ordinalEndings: listOf("., te, ten, ter"),
  cues: {
    who: spelt(`wer, wen, wem, wessen, von wem, durch wen, wer alles, wer noch, wer war es, wer ist das, welcher referent, welche referentin, welche referenten, welche referentinnen, welcher sprecher,
      welche sprecherin, welcher redner, welche rednerin, welcher vortragende, welche vortragende, welche vortragenden, welcher speaker, welche speaker, welche person, welche personen, welche leute, wie heißt der referent,
      wie heißt die referentin, wie heißt der typ, wie hieß der typ, name des referenten, name der referentin, name der person, namen der referenten, referent von, referentin von, sprecher von, sprecherin von, autor von, autorin von, wer ist es, wer steckt hinter, wer war das`),
    when: spelt(`wann, ab wann, bis wann, um wie viel uhr, um wieviel uhr, wie viel uhr, wieviel uhr, an welchem tag, welcher tag, welchen tag, an welchen tagen, welche tage, zu welcher uhrzeit, um welche uhrzeit, welche uhrzeit,
      uhrzeit, uhrzeit von, zu welcher zeit, welches datum, an welchem datum, datum, datum von, termin, termin von, welcher wochentag, an welchem wochentag, zu welcher stunde`),
    where: listOf("wo, wo genau, wohin"),
    howMany: spelt(
      "wie viele, wieviele, wie viel, wieviel, anzahl, anzahl der, anzahl an, zahl der, wie oft",
    ),
    howLong: spelt(
      "wie lange war, wie lange dauerte, wie lange dauert, wie lange ging, wie lange geht, wie lange hat, wie viele tage, wieviele tage, wie viel tage, dauer von, dauer der, dauer des",
    ),
    what: spelt(`was, wie, wie viel, wieviel, warum, wieso, weshalb, wozu, womit, wovon, wodurch, worin, woran, wofür, worauf, worum, worüber, wogegen, was ist, was sind, was kostet, was kosten, was kostete, was kosteten, ist, sind, kann, kann man, können, könnte, soll, sollte, muss, darf, wird, werden,
      wie groß, wie hoch, wie weit, wie lang, wie lange, wie breit, wie tief, wie schwer, wie klein, wie schnell, wie alt, wie teuer, wie gut, wie warm, wie heiß, wie oft, wie häufig, wie viel, wie wird, wie kann, wie kann man, wie kommt man, was für, was für ein, was für eine,
      was bedeutet, was heißt, in welchem, in welcher, in welchen, an welchem, an welcher, auf welchem, auf welcher, zu welchem, zu welcher, mit welchem, mit welcher, mit welchen, für welche, für welchen, für welches, über welche, über welches, über welchen, bei welchem, bei welcher, seit wann, definition von`),
    which:
      spelt(`welche, welcher, welches, welchen, welchem, gibt es, gab es, gibts, gibt s, gabs, gab s, was gibt es, was gab es, was gibts, was gabs, gibt es etwas, gab es etwas, irgendwas, irgendetwas, irgendein, irgendeinen, irgendwelche, etwas, alles, alle, liste, zeig, zeige, zeig mir, zeige mir, zeigen sie mir,
      nenne, nenn mir, nenne mir, nennen sie mir, finde, suche, ich suche, suche nach, ich suche nach, wir suchen, kennt jemand, weiß jemand, weiß wer, hat jemand, hat irgendjemand, hat irgendwer, hat wer, haben sie, haben sie etwas, hast du, hast du etwas, habt ihr, kennst du, kennen sie, weißt du, wissen sie,
      kannst du mir sagen, können sie mir sagen, könnten sie mir sagen, könntest du mir sagen, können sie mir bitte sagen, könnten sie mir bitte sagen, kannst du mir bitte sagen, könnten sie, können sie, kannst du, sag mir, sagen sie mir, ich wüsste gern, ich wüsste gerne, ich möchte wissen, ich will wissen, ich hätte gern, ich hätte gerne, mich interessiert, und was ist mit, was ist mit`),
    talk: spelt(`vortrag, vorträge, vorträgen, vortrags, vortrages, talk, talks, session, sessions, präsentation, präsentationen, beitrag, beiträge, beiträgen, referat, referate, vorlesung, vorlesungen, keynote, keynotes, tutorial, tutorials, workshops, panel, panels, podiumsdiskussion, podiumsdiskussionen,
      lightning talk, lightning talks, kurzvortrag, kurzvorträge, slot, slots, podium, blitzvortrag, blitzvorträge, plenum, programmpunkt, programmpunkte, titel, bof, bofs, runder tisch, runde tische`),
    speaker: spelt(
      "referent, referenten, referentin, referentinnen, sprecher, sprechern, sprecherin, sprecherinnen, redner, rednerin, rednerinnen, vortragende, vortragenden, vortragender, speaker, speakers, leute, personen, menschen, autor, autoren, autorin, autorinnen",
    ),
    crowd: listOf("leute, leuten, personen, menschen"),
    day: listOf("tag, tage, tagen, tags, tages, konferenztag, konferenztage"),
    times: listOf("mal, male"),
    event: listOf(
      "konferenz, konferenzen, tagung, tagungen, workshop, veranstaltung, kongress, congress, treffen, messe, event, symposium, camp, festival",
    ),
    place: spelt(
      "stadt, ort, land, gebäude, adresse, universität, hochschule, veranstaltungsort, tagungsort, location, gastgeber, austragungsort, stattgefunden, stattfindet, stattfand, findet statt, fand statt, fanden statt, statt",
    ),
    room: spelt(
      "raum, räume, räumen, saal, säle, sälen, hörsaal, hörsäle, zimmer, halle, bühne, track, tracks, devroom, welcher raum, welcher saal, in welchem raum, in welchem saal, in welchen raum, in welchem hörsaal, auf welcher bühne, in welchem track, in welcher halle",
    ),
    present:
      spelt(`hielt, hielten, hält, halten, gehalten, sprach, sprachen, spricht, sprechen, gesprochen, redet, redete, redeten, reden, geredet, präsentiert, präsentierte, präsentierten, präsentieren, vorgestellt, stellt, stellte, stellten, stellen, vorstellt, vorstellte, vorstellen, vor, trägt, trug, vorgetragen, vorträgt,
      zeigt, zeigte, zeigten, zeigen, gezeigt, erzählt, erzählte, erzählten, erzählen, berichtet, berichtete, berichten, behandelt, behandelte, behandelten, moderiert, moderierte, moderieren, leitet, leitete, leiten, geleitet, macht, machte, machten, machen, gemacht, gab, gibt, gegeben, erklärt, erklärte, erklären, beschäftigt, beschäftigte,
      auftritt, tritt, trat, aufgetreten, auf der bühne, referiert, referierte, unterrichtet, beigetragen, saß, saßen, sitzt, stand, dran, dabei`),
    say: spelt(
      "sagt, sagte, sagten, sagen, gesagt, meint, meinte, gemeint, erwähnt, erwähnte, erwähnten, behauptet, behauptete, denkt, erzählt, erzählte, erklärt, erklärte, berichtet, berichtete",
    ),
    about: spelt(
      "über, übers, zu, zum, zur, um, vom, bezüglich, betreffend, thema, zum thema, zu dem thema, rund um, in sachen, geht, ging, gehts, geht es um, ging es um, es um, es um das, handelt, handelte, handelten, handeln, handelt von, handelte von, handelten von, handeln von, dreht, drehte, dreht sich um, drehte sich um, befasst, befasste, befasst sich mit, beschäftigt sich mit, beschäftigte sich mit, mit, zum inhalt, hinsichtlich",
    ),
    by: spelt("von, vom, bei, durch, für"),
    did: spelt(
      "hat, haben, hatte, hatten, ist, sind, war, waren, wird, werden, wurde, wurden, will, wollte, würde, fand, fanden, findet, finden",
    ),
    passive: spelt(
      "ist, sind, war, waren, wird, werden, wurde, wurden, lautet, lauten, heißt, worden, gewesen",
    ),
    happen: spelt(
      "passiert, passierte, geschah, geschieht, läuft, laufen, lief, liefen, gelaufen, los, ist los, war los, gibt es, gab es, gibts, gabs, was gibt es, was gab es, statt, stattfindet, stattfinden, stattfand, stattfanden, stattgefunden, findet, fand, fanden, steht, stand, steht an, stand an, ansteht, anstand, geplant, programm, auf dem programm, auf dem plan, im fahrplan, fahrplan am, fahrplan von, fahrplan vom, fahrplan für, zeitplan, tagesordnung, agenda, ablauf, kommt, kam, kamen",
    ),
    link: spelt(`folie, folien, foliensatz, slide, slides, link, links, url, urls, video, videos, aufzeichnung, aufzeichnungen, aufnahme, aufnahmen, mitschnitt, mitschnitte, unterlagen, material, materialien, handout, pdf, webseite, website, seite, blog, blogbeitrag,
      blogeintrag, artikel, skript, präsentationsfolien, vortragsfolien, tabelle`),
    read: spelt(
      "lesen, nachlesen, finde, finden, sehen, ansehen, anschauen, anhören, nachschauen, nachsehen, herunterladen, runterladen, downloaden, mehr erfahren",
    ),
    open: spelt(
      "eröffnet, eröffnete, eröffneten, eröffnen, eröffnung, begrüßte, begrüßt, begrüßung, begann, beginnt, beginnen, begonnen, beginn, fing, fängt, fangen, angefangen, anfing, anfängt, anfang, startet, startete, starten, gestartet, start, los ging, losging, losgeht, losgegangen, opening, willkommen",
    ),
    close: spelt(
      "geschlossen, schloss, schließt, endet, endete, enden, geendet, ende, beendet, beendete, abschluss, abgeschlossen, schluss, aufgehört, schlusswort, closing",
    ),
    last: [...LAST, ...listOf("abschliessende, abschliessenden, allerletzte, allerletzten")],
    next: spelt(
      "nach, danach, nächste, nächster, nächstes, nächsten, als nächstes, folgte, folgt, folgende, folgender, folgenden, kam nach, kommt nach, lief nach, läuft nach, im anschluss, anschließend",
    ),
    previous: spelt(
      "davor, vorher, zuvor, vorige, voriger, vorherige, vorheriger, vorherigen, vorangegangene, kam vor, kommt vor, lief vor, läuft vor, war vor, direkt vor, vor dem, vor der, vor den",
    ),
    nextDay: spelt(
      "nächster tag, nächsten tag, nächste tag, am nächsten tag, der nächste tag, tag danach, tag darauf, tags darauf, folgetag, am folgetag, folgenden tag, der tag danach, am tag danach, am tag darauf",
    ),
    previousDay: spelt(
      "vortag, am vortag, tag davor, am tag davor, der tag davor, vorheriger tag, vorherigen tag, voriger tag, vorigen tag, tags zuvor, tag vorher, am tag vorher",
    ),
    today: ["heute"],
    yesterday: ["gestern"],
    tomorrow: ["morgen"],
    it: spelt(
      "es, ihn, das, den, der vortrag, den vortrag, dem vortrag, dieser vortrag, diesen vortrag, diesem vortrag, dies, dieser, diesen, diesem, dieses, davon, dazu, daran, darüber, darum, dessen, derselbe, der talk, den talk, dem talk, hat sie gehalten, hat sie vorgestellt, hat sie gemacht, hielt sie",
    ),
    they: spelt(
      "er, sie, ihm, ihr, ihre, ihren, ihrer, sein, seine, seinen, seiner, diese person, dieselbe person, der referent, die referentin, der sprecher, die sprecherin, der vortragende, die vortragende, derselbe mensch",
    ),
    thing: spelt("was, wie, wie hoch, welche, welcher, welches, welchen"),
    except: spelt("abgesehen von, abgesehen vom, außer, neben, bis auf, mit ausnahme von, ausgenommen, ohne"),
    else: spelt(
      "noch, sonst, sonst noch, andere, anderen, anderer, anderes, weitere, weiteren, weiteres, außerdem, auch, auch noch",
    ),
    and: listOf("und, aber, und was ist mit, was ist mit, und wie ist es mit"),
    one: [
      "nummer",
      ...["der", "die", "das", "den", "dem", "zum", "beim"].flatMap((article) =>
        [...ORDINALS.flat(), ...LAST, ...listOf("1, 2, 3, 4, 5, 6, 7, 8, 9, 10")].map(
          (place) => `${article} ${place}`,
        ),
      ),
    ],
    more: spelt(
      "mehr, mehr dazu, mehr davon, mehr darüber, mehr details, mehr infos, mehr informationen, details, einzelheiten, erzähl mehr, erzähl mir mehr, genauer, weiter",
    ),
    affiliation: spelt(
      "firma, unternehmen, arbeitgeber, arbeitet für, arbeitet bei, arbeitet, organisation, institution, verein",
    ),
  },
  silent:
    spelt(`der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder, aber, als, wie, so, auch, noch, nur, schon, sehr, mal, doch, denn, eben, halt, eigentlich, ja, nein, nicht, kein, keine, keinen, in, im, ins, an, am, ans, auf, aus, bei, beim, mit, nach, von, vom, vor, zu, zum, zur, für, über, übers,
    um, unter, durch, gegen, ohne, bis, ab, seit, während, zwischen, wegen, trotz, statt, ist, sind, war, waren, sei, wird, werden, wurde, wurden, worden, gewesen, hat, haben, hatte, hatten, habe, hast, habt, kann, können, könnte, könnten, soll, sollte, sollten, muss, müssen, darf, dürfen, will, wollen, wollte, würde, würden, möchte, möchten, mag, lässt,
    ich, du, er, sie, es, wir, ihr, mir, mich, dir, dich, uns, euch, ihm, ihn, ihnen, sich, man, mein, meine, dein, deine, sein, seine, ihre, unser, unsere, dieser, diese, dieses, diesen, diesem, jener, jene, da, dort, hier, dabei, dazu, davon, daran, darüber, danach, davor, vorher, zuvor, anschließend, wer, was, wann, wo, warum, wieso, welche, welcher, welches, welchen, welchem,
    dass, ob, wenn, weil, damit, also, dann, nun, jetzt, bitte, danke, hallo, hi, hey, moin, servus, grüß, guten, gruß, liebe, lieber, gern, gerne, mehr, viel, viele, vielen, wenig, alle, alles, allem, aller, jede, jeder, jedes, jeden, etwas, was, irgendwas, irgendetwas, irgendwo, irgendwie, irgendwann, jemand, jemanden, jemandem, niemand, leute,
    insgesamt, gesamt, überhaupt, genau, ungefähr, etwa, wirklich, vielleicht, wohl, gerade, heißt, hieß, namens, genannt, name, namen, thema, themen, gibt, gab, gabs, gibts, gehts, geht, ging, art, sache, sachen, ding, dinge, zeug, inhalt, ihnen, sagen, wissen, weiß, weißt, kennt, kennst, kennen, suche, finde, dauert, dauerte, gedauert, stammt, stammte, stammen, hochgeladen, veröffentlicht, verfügbar, online, dauern, bekommen, kriegen, kriegt, macht, machen, tun, tut, getan,
    nochmal, wieder, immer, nie, oft, lange, lang, ganz, ganze, ganzen, gut, gute, cool, spannend, spannende, interessant, interessante, interessiert, bisschen, paar, sonst, außerdem, anderes, andere, anderen, innen, inzwischen, bereits, bisher, damals, später, früher, zuerst, erst, zuletzt, bevor, nachdem, sowie, sowohl, beide, beiden, selbst, eigene, eigenen, ne, nen, nem, ner, n, s, ok, okay, äh, ähm, hm, bzw, usw, zb, rapporteur, bot, denn, je, per, pro, kamen, kam, kommt`),
  faint:
    listOf(`war, waren, was, die, man, an, in, am, so, also, hat, will, mag, gut, mit, stand, stands, des, den, dem, der, das, dies, du, es, er, im, ins, um, ab, ob, da, je, per, pro, uns, ich, mir, dir, sie, bis, art, tag, male, mal, links, link, wo, nun, hier, rat, bald, halt, name, sage, bin, tut, nie, beim, weiter, plan, land, ort, start, los, aus, ein, eine, n, s, ne, nen,
    not, hi, hey, ok, okay, cool, bot, details, video, videos, talk, talks, session, sessions, slot, slots, link, links, pdf, url, urls, website, blog, keynote, keynotes, tutorial, tutorials, panel, panels, workshop, event, camp, festival, organisation, institution, material, handout, agenda, speaker, speakers, track, tracks, opening, closing, version, orgs, ca, dran, hm, messe, autor, location, ja`),
};
