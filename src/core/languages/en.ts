import { plural } from "../text.ts";
import { type Language, listOf, type Phrases } from "./language.ts";

const phrases: Phrases = {
  presented: () => "presented",
  onDay: (day) => `on ${day}`,
  hours: (from, to) => {
    if (from === to) return `at ${from}`;
    if (to === undefined) return `after ${from}`;
    return from === undefined ? `before ${to}` : `between ${from} and ${to}`;
  },
  at: (room) => `in ${room}`,
  wasOn: (day) => `It is on ${day}`,
  and: "and",
  talks: (count) => plural(count, "talk"),
  days: (count) => plural(count, "day"),
  presenters: (count) => plural(count, "presenter"),
  rooms: (names) =>
    names.length === 0
      ? "The programme names no room."
      : `${plural(names.length, "room")}: ${names.join(", ")}`,
  ofKind: (format) => `of the kind “${format}”`,
  about: (topic) => `on “${topic}”`,
  by: (name) => `by ${name}`,
  gave: (name, count) => `${name} gave ${plural(count, "talk")}`,
  spokeOn: (day) => `These people spoke on ${day}:`,
  spokeAt: (workshop) => `These people spoke at the ${workshop}:`,
  noTalks: (subject) => `I don't know any talk ${subject}.`,
  onlyNotes: (topic) => `The talks say nothing of “${topic}”, but notes from the room do:`,
  noAnswer: (topic) => `I don't know: the talks say nothing of “${topic}”.`,
  nobody: (name) => `I don't know any presenter called “${name}”.`,
  notThen: (workshop, first, last) =>
    `I don't know of any talk then: the ${workshop} ran from ${first} to ${last}.`,
  nearest: "This comes nearest:",
  said: "From",
  alsoSaid: "It was also said:",
  alsoOnIt: "Also on this:",
  moreTalks: (count) => `… and ${plural(count, "more talk")}.`,
  allTalks: "All talks",
  open: "Open",
  held: (workshop, place) => `The ${workshop} was held at ${place}.`,
  noPlace: (workshop) => `I don't know where the ${workshop} was held.`,
  ran: (workshop, first, last) =>
    first === last ? `The ${workshop} was on ${first}.` : `The ${workshop} ran from ${first} to ${last}.`,
  noPresenter: (title) => `The programme doesn't say who gave “${title}”.`,
  noRoom: (title) => `I don't know the room of “${title}”.`,
  noLinks: (title) => `I don't know any link for “${title}”.`,
  noTime: "The time of day isn't known.",
  number: (place, count) => `number ${place} of ${count} that day`,
  affiliated: (name, affiliation) => `${name} was there for ${affiliation}.`,
  lasted: (minutes) => plural(minutes, "minute"),
  otherWorkshop: (name) => `From the ${name}.`,
  dontFollow: "I don't know what you refer to: please ask with all it needs.",
};

/** English. */
export const english: Language = {
  code: "en",
  phrases,
  ordinals: [
    ["first", "1st"],
    ["second", "2nd"],
    ["third", "3rd"],
    ["fourth", "4th"],
    ["fifth", "5th"],
    ["sixth", "6th"],
    ["seventh", "7th"],
    ["eighth", "8th"],
    ["ninth", "9th"],
    ["tenth", "10th"],
  ],
  kinds: [
    {
      asks: listOf("how often, how frequently"),
      tells:
        /\b(?:every|each|once|twice|times|per|daily|weekly|monthly|yearly|a (?:day|week|month|quarter|year))\b/iu,
    },
    {
      asks: listOf(
        "how long, how quickly, how fast, how soon, how much time, duration, for how long, what time",
      ),
      tells:
        /(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|few|some))[\s-]*(?:[mµn]?s|h|min|(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|\b(?:milli|micro|nano)?seconds\b|\bminutes\b|\bhours\b/iu,
    },
    {
      implied: true,
      asks: listOf("cost, costs, price, how expensive, how much money"),
      tells: /[€$£]|\d\s?%|\b(?:eur|euros?|usd|dollars?|cents?|pounds?|francs?)\b/iu,
    },
    { asks: listOf("version, versions, release"), tells: /\d+\.\d+|\bversions?\b/iu },
    {
      implied: true,
      asks: listOf("percentage, what percent, how many percent, what share, what fraction"),
      tells: /%|\bpercent|\bof \d/iu,
    },
    {
      asks: listOf("year, what year, which year, how old, since when"),
      tells: /\b1[5-9]\d\d\b|\b20\d\d\b|\byears?\b/iu,
    },
    {
      asks: listOf(
        "how many, how much, how big, how large, how far, how small, how high, how low, how heavy, how deep, how hot, how warm, number of, temperature, size, rate, speed",
      ),
      tells:
        /(?<![\p{L}\d-])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|millions?|billions?|half|twice|single|double|couple)\b/iu,
    },
  ],
  formats: {
    keynote: listOf("keynote, keynotes, key note, keynote talk, keynote talks"),
    plenary: listOf("plenary, plenaries, plenary session, plenary sessions"),
    bof: listOf("bof, bofs, birds of a feather, bof session, bof sessions"),
    lightning: listOf("lightning talk, lightning talks, lightning"),
    tutorial: listOf("tutorial, tutorials"),
    workshop: listOf("workshop, workshops"),
    panel: listOf("panel, panels, panel discussion, panel discussions"),
    roundtable: listOf("round table, round tables, roundtable, roundtables"),
    poster: listOf("poster, posters, poster session"),
  },
  clock: {
    at: listOf(
      "at, around, about, from, starting at, started at, starts at, start at, starting from, beginning at, began at, begins at",
    ),
    after: listOf("after, from, since, past, later than, starting from"),
    before: listOf("before, until, till, by, earlier than, up to"),
    from: listOf("from, between"),
    to: listOf("to, and, until, till"),
    parts: [
      { names: ["morning"], from: 0, to: 12 },
      { names: ["afternoon"], from: 12, to: 18 },
      { names: ["evening", "night"], from: 17, to: 24 },
      { names: ["noon", "midday", "lunchtime"], from: 12, to: 14 },
    ],
    now: listOf("now, right now, at the moment, currently"),
    this: ["this"],
    within: listOf("in the, on the, during the, the, every"),
    oclock: listOf("o clock, oclock"),
    fractions: [
      { names: ["half past"], minutes: 30 },
      { names: ["quarter past"], minutes: 15 },
      { names: ["quarter to"], minutes: -15 },
    ],
  },
  dates: { on: listOf("on, this, next"), the: ["the"], of: ["of"], bare: [] },
  inside: listOf("in, at, in the, at the, inside, during"),
  cardinals: listOf("one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"),
  ordinalEndings: ["st", "nd", "rd", "th"],
  cues: {
    who: listOf(`who, whom, whose, by whom, who all, who else, which speaker, which speakers, what speaker, which dude, who runs, who is running, who hosts, who hosted, who is hosting, who does, who is doing, whos running, whos doing, who is it, who was it, who was that, who is that, whos, who are, which presenter,
      which presenters, which person, which people, what presenter, name of the presenter, name of the speaker, names of the speakers,
      presenter of, speaker of, speaker for, speakers of, presenters of, author of, authors of, lecturer of, who is behind, who was behind, who is in charge of, who s in charge of, whos in charge of,
      who s, which guy, which woman, which man, whos`),
    when: listOf(`when, whens, dates of, the dates, what dates, which dates, dates, what day, which day, on which day, on what day, what date, which date, date of, on what date, what time, which time,
      at what time, at which time, time of, which days, what days, day of, when s, what hour, start time of, weekday of, what weekday, which weekday, what hour, at what hour, wat time, whattime`),
    where: listOf("where, where s, wheres"),
    howMany: listOf("how many, number of, count of, total number of"),
    howLong: listOf("how long was, how long is, how long did, how long does, how many days, duration of"),
    what: listOf(`which, what, what s, how, how much, why, does, do, is, was, were, are, can, could, should, will, has, have, how come, explain, what kind of,
      how big, how large, how fast, how old, how far, how high, how low, how expensive, how small, how deep, how heavy, how quickly, how well, how good, how hot, how warm, how wide, which kind of, in which, at which, for which, with which, how long, whats, definition of`),
    which:
      listOf(`which, any, anything, something, is there, are there, was there, were there, list, show, show me, give me, everything, all, tell me, find,
      find me, do you know, do you have, search, search for, look for, looking for, i m looking for, i am looking for, can u tell me, could you tell me, could u tell me, does anyone know, does anybody know, anyone know, anybody know, do u know, know, i want to know, i d like to know, can you tell me, i wonder,
      what about, how about, please list`),
    talk: listOf(`talk, talks, presentation, presentations, session, sessions, lecture, lectures, speech, speeches, contribution, contributions, keynote, keynotes, tutorial, tutorials, workshops, bof, bofs, lightning talk, lightning talks, panel, panels, roundtable, roundtables, round table, round tables,
      talk title, slot, slots, title`),
    speaker: listOf(
      "speaker, speakers, presenter, presenters, lecturer, lecturers, people, ppl, persons, folks, authors, author, team, guys",
    ),
    crowd: listOf("people, ppl, persons, folks, guys"),
    day: listOf("day, days"),
    times: listOf("times, time"),
    event: listOf("workshop, conference, conf, event, meeting, gathering, congress, summit"),
    place: listOf(
      "city, town, country, venue, building, location, place, university, hosted, host, held, took place, take place, address",
    ),
    room: listOf(
      "room, rooms, which room, what room, in which room, in what room, hall, which hall, auditorium, track, tracks, which track, devroom, devrooms, dev room, which devroom",
    ),
    present:
      listOf(`present, presented, presents, presenting, give, gave, given, gives, giving, talk about, talk on, talked, talked about, talking, talking about, talks about,
      speak, speaks, spoke, spoken, speaking, speak about, spoke about, speak on, spoke on, hold, held, holds, show, showed, shown, shows, introduce, introduced, introduces,
      lead, led, leads, cover, covered, covers, discuss, discussed, discusses, talked on, gave a talk, gave the talk, give a talk, say, deliver, delivered, lectured,
      behind, is behind, was behind, responsible for, is on, was on, took part, on stage, doing, up to, teach, teaches, taught`),
    say: listOf(
      "say, said, says, tell, told, tells, mention, mentioned, mentions, think, thinks, explain, explained",
    ),
    about: listOf(
      "about, abt, on, regarding, concerning, related to, dealing with, deals with, covering, mentioning, around, to do with, on the topic of, about the topic, of",
    ),
    by: listOf("by, from, of, with"),
    did: listOf("did, does, has, have, had, was, were, is, do, will, would"),
    passive: listOf("what s, whats, was, were, is, are, been, being"),
    happen: listOf(
      "i miss, i missed, did i miss, have i missed, happening, coming up, happen, happened, happens, going on, went on, planned, scheduled, programme, program, schedule, agenda, on the programme, take place, took place",
    ),
    link: listOf(`slide, slides, slide deck, deck, link, links, url, urls, video, videos, recording, recordings, blog post, blog posts, blog, post, web page, webpage, page, pdf, handout,
      website, web site, spreadsheet, material, materials, write up, writeup`),
    read: listOf(
      "read, find, watch, see, download, look at, learn more, read about, read more, read up on, read more about, see the, find out more about, download the",
    ),
    open: listOf(
      "open, opened, opens, opening, welcomed, kicked off, started, start, begin, began, kick off",
    ),
    close: listOf("close, closed, closes, closing, ended, end, finished, wrapped up"),
    last: listOf("last, final, closing"),
    next: listOf("next, after, following, came after, comes after, followed"),
    previous: listOf("previous, before, came before, comes before, prior to, preceded"),
    nextDay: listOf("next day, the next day, day after, the day after, following day, the following day"),
    previousDay: listOf("previous day, the previous day, day before, the day before"),
    today: ["today"],
    yesterday: ["yesterday"],
    tomorrow: ["tomorrow"],
    it: listOf(
      "it, that, this, that talk, this talk, the talk, that one, this one, that presentation, these, those, them, that session, the same",
    ),
    they: listOf(
      "he, she, they, him, her, his, their, hers, that person, this person, the speaker, the presenter, the same person, the same speaker",
    ),
    thing: listOf("what, what s, whats, which"),
    except: listOf(
      "apart from, besides, beside, except, except for, other than, aside from, not counting, excluding, but not, without",
    ),
    else: listOf("else, other, others, another, as well, too, also"),
    and: listOf("and, n, plus, and what about, and how about, what about, how about, ok and, but, so"),
    one: listOf("one, ones, number"),
    more: listOf(
      "more, tell me more, more details, details, more about it, more please, go on, tell me more about it, tell me more about that",
    ),
    affiliation: listOf(
      "company, employer, affiliation, affiliated, work for, works for, works at, work at, worked for, organisation, organization",
    ),
  },
  silent:
    listOf(`smth, sth, teh, a, an, the, of, to, in, for, with, at, and, or, as, be, been, being, it, its, that, this, these, those, there, their, they, he, she, we, you, i, me, my, our, us, him, her, his,
    s, t, d, m, ll, re, ve, please, thanks, thank you, hi, hello, hey, some, thing, things, stuff, kind, sort, one, ones, by, from, on, about, into, than, then, so, but, if, not, no, yes, also, just, only,
    do, did, does, done, is, was, were, are, am, can, could, should, would, will, may, might, must, has, have, had, having, get, got, which, what, who, when, where, how, why, whose, whom,
    total, altogether, overall, came, come, comes, during, while, after, before, since, until, take, takes, took, taken, within, between, over, under, again, very, really, actually, exactly, called, named, name, topic, topics, subject, same, any, anybody, anyone, somebody, someone, else, other, people, each, per, via, like,
    want, know, learn, interested, wondering, remember, recall, guy, person, subject of, us, here, still, ever, yet, long, much, many, often, lot, lots, tell, rapporteur, bot, good, cool, nice, interesting, pls, plz, thx, thanx, ty, cheers, abt, n, ppl, guys, hiya, yo, hmm, um, btw, wanna, gonna, u, oh, ok, okay, well, now, concerning, regarding`),
};
