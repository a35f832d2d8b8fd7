/** What a real file holds, counted by other means than the importers': plain text searches and walks through JSON. */
export interface Counted {
  /** Every entry that has a title, breaks included. */
  readonly entries: readonly { readonly start: string; readonly title: string }[];
  readonly people: ReadonlySet<string>;
}

/** Counts a schedule.xml. Where events have no date, `offset` is that of the place at the time. */
export function countXml(text: string, offset: string): Counted {
  const parts = text.split(/(?=<event[\s>])/u);
  let day = dayIn(parts[0] ?? "") ?? "";
  const entries = parts.slice(1).map((part) => {
    const date = field(part, "date");
    const instant = new Date(date === "" ? `${day}T${field(part, "start")}:00${offset}` : date);
    day = dayIn(part) ?? day;
    return { start: instant.toISOString(), title: field(part, "title") };
  });
  return { entries, people: namesIn(texts(text, "person")) };
}

/** Counts a calendar; `offset` is that of its times where these don't end with Z. */
export function countCalendar(text: string, offset: string, speaker: RegExp): Counted {
  const events = text
    .replace(/\r?\n[ \t]/gu, "")
    .split("BEGIN:VEVENT")
    .slice(1);
  const entries = events.map((event) => {
    const [, y, m, d, hh, mm, zulu] =
      /\nDTSTART[^:]*:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d(Z?)/u.exec(event) ?? [];
    const title = /\nSUMMARY[^:]*:(.*)/u.exec(event)?.[1]?.trim() ?? "";
    return { start: new Date(`${y}-${m}-${d}T${hh}:${mm}:00${zulu || offset}`).toISOString(), title };
  });
  const named = events.flatMap((event) =>
    [...event.matchAll(speaker)].flatMap((match) => match[1]?.split(/\\?,| and | & /u) ?? []),
  );
  return {
    entries: entries.filter(({ title }) => title !== ""),
    people: namesIn(named.filter((name) => !/university|centre/iu.test(name))),
  };
}

/** Counts JSON: `pick` gives start, title and people of what is an entry, and nothing for anything else. */
export function countJson(
  document: unknown,
  pick: (
    value: Readonly<Record<string, unknown>>,
  ) => { start: string; title: string; people: readonly string[] } | undefined,
): Counted {
  const found: { start: string; title: string; people: readonly string[] }[] = [];
  JSON.stringify(document, (_key, value: unknown) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const entry = pick(Object.fromEntries(Object.entries(value)));
      if (entry) found.push(entry);
    }
    return value;
  });
  return { entries: found, people: namesIn(found.flatMap(({ people }) => people)) };
}

/** Names as they are told apart: case, accents and punctuation make no difference. */
function namesIn(names: readonly string[]): Set<string> {
  const plain = names.map((name) =>
    name
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}\p{So}]/gu, "")
      .toLowerCase(),
  );
  return new Set(plain.filter((name) => name !== ""));
}

function dayIn(text: string): string | undefined {
  return [...text.matchAll(/<day\s[^>]*?date="([\d-]+)"/gu)].at(-1)?.[1];
}

function field(text: string, name: string): string {
  return (new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(text)?.[1] ?? "").trim();
}

function texts(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, "gu"))].map(
    (match) => match[1] ?? "",
  );
}
