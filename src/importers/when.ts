import type { When } from "./draft.ts";

const MINUTE = 60_000;
const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt"];
/** Zones that RFC 822 names (https://www.rfc-editor.org/rfc/rfc822#section-5.1), and two more that feeds use; in hours. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
};

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2})[:h.]?(\d{2})?(?::?\d{2}(?:[.,]\d+)?)?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/iu;
const WRITTEN =
  /^(?:\p{L}+\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(\p{L}+)\.?,?|(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)\s+(?:de\s+)?(\d{4})(?:,?\s+(?:at|à|um|a las)?\s*(\d{1,2})[:h.](\d{2})?(?::\d{2})?\s*([ap]m)?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2})?)?$/iu;

/**
 * Reads a day, or a day and a time, in ISO 8601 or as people and feeds write it (`Wed, 24 Aug 2011 10:00:00 +0200`,
 * "24 août 2011", "August 24, 2011"). Undefined when it can't be read or isn't in the calendar.
 */
export function readWhen(text: string): When | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, year, month, day, hour, minute, zone] = iso;
    return compose({ year, month, day, hour, minute, zone });
  }
  const [, day, name, nameFirst, dayAfter, year, hour, minute, half, zone] = WRITTEN.exec(trimmed) ?? [];
  const month = monthOf(name ?? nameFirst ?? "");
  if (month === undefined) return undefined;
  return compose({ year, month: String(month), day: day ?? dayAfter, hour: in24(hour, half), minute, zone });
}

/** Reads a time of day: `9:30`, `0930`, `09:30:00`, `9h30`, `2:15 pm`. Gives `HH:MM`. */
export function readTime(text: string): string | undefined {
  const [, hour, minute, half] =
    /^(\d{1,2})[:h.](\d{2})(?::\d{2})?(?:\s*([ap]m))?$/iu.exec(text.trim()) ??
    /^(\d{2})(\d{2})$/u.exec(text.trim()) ??
    [];
  const whole = in24(hour, half);
  return Number(whole) < 24 && Number(minute) < 60 ? `${two(whole)}:${two(minute)}` : undefined;
}

/** Reads a length: `01:30`, `1:30:00`, `0045`, minutes as a number, `PT45M`, `1d 2h`. Gives minutes. */
export function readMinutes(value: string | number): number | undefined {
  const text = String(value).trim();
  const [, hours, minutes] =
    /^(\d{1,3}):(\d{2})(?::\d{2})?$/u.exec(text) ?? /^(0\d)(\d{2})$/u.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes);
  if (/^\d{1,4}(?:\.0+)?$/u.test(text)) return Number(text);
  const [, d = "0", h = "0", m = "0"] =
    /^P?(?:(\d+)\s*D(?:ays?)?)?\s*T?\s*(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?)?$/iu.exec(
      text,
    ) ?? [];
  const total = Number(d) * 1440 + Number(h) * 60 + Number(m);
  return total > 0 ? total : undefined;
}

/** A day and a time as one, where either may be missing. */
export function joinWhen(day: string | undefined, time: string | undefined): When | undefined {
  const when = day === undefined ? undefined : readWhen(day);
  const clock = time === undefined ? undefined : readTime(time);
  return when && "day" in when && when.time === undefined && clock !== undefined
    ? { ...when, time: clock }
    : when;
}

interface Parts {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly zone: string | undefined;
}

function compose({ year = "", month, day, hour, minute = "00", zone }: Parts): When | undefined {
  const date = `${year}-${two(month)}-${two(day)}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return undefined;
  if (hour === undefined) return { day: date };
  const time = readTime(`${two(hour)}:${minute}`);
  if (time === undefined) return undefined;
  const offset = zone === undefined ? undefined : offsetOf(zone);
  if (offset === undefined) return { day: date, time };
  return { at: new Date(Date.parse(`${date}T${time}:00Z`) - offset * MINUTE).toISOString(), offset };
}

function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = "00"] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const named = ZONES[zone.toLowerCase()];
  return named === undefined ? undefined : named * 60;
}

function in24(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0));
}

function two(number = ""): string {
  return number.padStart(2, "0");
}

const months = new Map<string, number>(
  LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).flatMap((width) =>
      Array.from({ length: 12 }, (_, index): [string, number] => {
        const name = new Intl.DateTimeFormat(language, { month: width, timeZone: "UTC" }).format(
          Date.UTC(2001, index),
        );
        return [plain(name), index + 1];
      }),
    ),
  ),
);

/** The number of a month by its name or the first letters of it, where these say it. */
function monthOf(name: string): number | undefined {
  const wanted = plain(name);
  if (wanted.length < 3) return undefined;
  return months.get(wanted) ?? [...months].find(([month]) => month.startsWith(wanted))?.[1];
}

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}
