/** When an answer is given, rather than "I don't know"; found by measuring (docs/answers.md says how). */
export const THRESHOLDS = {
  /** Which share of the subject a talk must hold to be about it. */
  topic: 0.62,
  /** The same for a talk of another workshop: more than its body alone can tell. */
  elsewhere: 0.92,
  /** The same for somebody who is said to have said something. */
  speaker: 0.8,
  /** Which share of a question a statement must hold, together with the title and topics of its talk, to answer it. */
  fact: 0.58,
  /** The same for a question that only names a thing of something. */
  namedFact: 0.8,
  /** Which share the statement itself must hold. */
  own: 0.12,
  /** Which share a statement must add to the title and topics to be quoted with who gave the talk. */
  gain: 0.15,
  /** Talks below this share of the best one's score are not listed. */
  alsoListed: 0.3,
  /** Statements below this share of the best one's score are not quoted. */
  alsoQuoted: 0.6,
} as const;
