/** The numbers of the ranking, found by measuring (docs/answers.md says how). */
export const TUNING = {
  /** How much a likeness of a word counts beside the word itself. */
  synonym: 0.9,
  prefix: 0.7,
  /** Of a word that everybody knows, which was hardly meant as a beginning. */
  commonPrefix: 0.45,
  halves: 0.9,
  /** Of a word with a number behind it: "covid19". */
  numbered: 0.9,
  respelt: 0.95,
  typo: 0.75,
  /** Of a common word that the talks lack, for what resembles it: a word of another language more likely than a slip. */
  cognate: 0.6,
  /** A word that is more common than this was hardly meant to be another. */
  familiar: 0.08,
  /** How much less a word says for being common in everyday language. */
  commonness: 0.7,
  /** How much more it loses where no talk has it: that says little of an everyday word, and much of a term of art. */
  absence: 2,
  /** The same where nothing else in the query is a term of art. */
  absenceAlone: 0.7,
  /** How much more a word says that neither the talks nor everyday language has: it was hardly said in passing. */
  strange: 1.5,
  /** How much a word still says that only tells what somebody did: "who organises …". */
  verb: 0.3,
  /** How common an unknown word of a question in another language is taken to be. */
  foreign: 0.25,
  /** Trust in two neighbours of the query that never stand in one statement. */
  scattered: 0.5,
  /** How many terms apart they may be to count as near. */
  reach: 5,
  /** How much less the words that a talk lacks count for each rare word that it has beside a first, and at least. */
  company: 0.2,
  leastAbsence: 0.6,
  /** Trust in a word of the body, and how much less for being common. */
  body: 0.9,
  passing: 0.9,
  /** Weight, usual length and strength of the correction for length, of title, presenters, topics and body. */
  fields: [
    { weight: 6, length: 8, normal: 0.4 },
    { weight: 4, length: 4, normal: 0.3 },
    { weight: 4, length: 18, normal: 0.4 },
    { weight: 1, length: 120, normal: 0.5 },
  ],
  /** How soon more of the same word counts no more. */
  saturation: 1.5,
  /** What neighbours of the query that are neighbours in the talk add, by field. */
  neighbours: [0.5, 0.5, 0.4, 0.25],
  /** What a title or topic adds that is just what the query says. */
  sameness: 0.8,
  /** What a statement gains from words in the title and topics, and from neighbours. */
  quoteHeading: 0.6,
  quoteNeighbours: 0.3,
  /** How much a word counts that stands in another statement of the talk. */
  quoteElsewhere: 0.5,
  quoteFocus: 0.2,
  /** How sharply a talk loses for what it lacks. */
  coverage: 2,
  /** A talk with less of the query than this is not an answer to it. */
  leastCoverage: 0.5,
  /** The first hit is clear when it scores this many times the second. */
  clearLead: 1.6,
} as const;
