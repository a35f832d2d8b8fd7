/** Endings of which one is British and the other American, or one is right and the other a common slip. */
const PAIRS = [
  ["isation", "ization"],
  ["ise", "ize"],
  ["ised", "ized"],
  ["ising", "izing"],
  ["our", "or"],
  ["ours", "ors"],
  ["re", "er"],
  ["er", "or"],
  ["ers", "ors"],
  ["ogue", "og"],
  ["ance", "ence"],
  ["ant", "ent"],
  ["able", "ible"],
] as const;
/** A shorter beginning says too little. */
const SHORTEST_BEGINNING = 3;

/** How a word may be spelt as well: "virtualisation" and "virtualization", "emulater" and "emulator". */
export function otherSpellings(word: string): string[] {
  return PAIRS.flatMap(([one, other]) => [...replaced(word, one, other), ...replaced(word, other, one)]);
}

/** A word of German in another case or number, and with umlauts that were typed with an e: "Sensoren", "Zaehler". */
export function otherForms(word: string): string[] {
  const plain = word.replace(/([aou])e(?=.)/gu, "$1");
  return [...otherCases(word), ...(plain === word ? [] : [plain, ...otherCases(plain)])];
}

function otherCases(word: string): string[] {
  if (/e[rl]?n$/u.test(word)) return [word.slice(0, -1), ...replaced(word, "en", "")];
  return /e[rl]?$/u.test(word) ? [`${word}n`] : [`${word}en`, `${word}n`];
}

function replaced(word: string, ending: string, other: string): string[] {
  return word.endsWith(ending) && word.length - ending.length >= SHORTEST_BEGINNING
    ? [word.slice(0, -ending.length) + other]
    : [];
}
