import { tzOffset } from "@date-fns/tz/tzOffset";
import { z } from "zod";
import { key, words } from "../core/text.ts";
import type { Conference, When } from "./draft.ts";

/** The time zone of a workshop, and where it comes from when no file and nobody named it. */
export interface ZoneChoice {
  /** IANA name. */
  readonly zone: string;
  /** A sentence for people who must check it. */
  readonly guess?: string | undefined;
}

/** What may tell the time zone, the surest first. */
export interface ZoneSources {
  readonly conference: Conference;
  /** Named by the person who imports. */
  readonly wanted?: string | undefined;
  /** That of the workshop as it is already known. */
  readonly known?: string | undefined;
  /** Names in which a place may stand, such as that of the file. */
  readonly hints: readonly string[];
  /** The first talk's start, where it is an instant. */
  readonly first?: Instant | undefined;
}

/** A point in time, with the offset in minutes that it was written with. */
export type Instant = Extract<When, { readonly at: string }>;

const MEND = "name another time zone if that is wrong";

/** True for the name of a time zone that this machine knows. An offset such as +02:00 is none. */
export function isZone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Z]/iu.test(name);
  } catch {
    return false;
  }
}

/**
 * Chooses the time zone of a workshop: the one asked for, that of the file, the one already known; else that of a city or
 * country that is named in the file or its name, if it doesn't contradict the first offset in the file; else that offset; else UTC.
 */
export function chooseZone(sources: ZoneSources): ZoneChoice {
  const { conference, wanted, known, first } = sources;
  const named = [wanted, conference.timezone, known].find((name) => name !== undefined && isZone(name));
  if (named !== undefined) return { zone: named };
  const place = firstThat(placesIn(sources), ({ zone }) => !first || first.offset === 0 || fits(zone, first));
  if (place)
    return {
      zone: place.zone,
      guess: `Times are taken to be in ${place.zone}, because of “${place.name}”: ${MEND}.`,
    };
  const zone = first ? zoneWith(first) : "UTC";
  return { zone, guess: `No time zone is named, so days and times are in ${zone}: ${MEND}.` };
}

function firstThat<Item>(items: Iterable<Item>, fitting: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (fitting(item)) return item;
  return undefined;
}

function fits(zone: string, { at, offset }: Instant): boolean {
  return tzOffset(zone, new Date(at)) === offset;
}

function zoneWith(instant: Instant): string {
  if (instant.offset === 0) return "UTC";
  const hours = instant.offset / 60;
  // These names count hours behind UTC: https://data.iana.org/time-zones/tzdb/etcetera
  if (Number.isInteger(hours)) return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
  return Intl.supportedValuesOf("timeZone").find((zone) => fits(zone, instant)) ?? "UTC";
}

interface Place {
  readonly name: string;
  readonly zone: string;
}

function* placesIn({ conference, hints }: ZoneSources): Generator<Place> {
  const { city, country, venue, title, url } = conference;
  const texts = [city, country, venue, title, ...hints, url].filter((text) => text !== undefined);
  const names = texts.flatMap((text) => {
    const parts = words(text);
    return [3, 2, 1].flatMap((length) => parts.map((_, from) => parts.slice(from, from + length).join(" ")));
  });
  // Cities first: it takes a while to ask for the names of all countries.
  for (const zonesByName of [cities, countries]) {
    const zones = zonesByName();
    for (const name of names) {
      const zone = zones.get(key(name));
      if (zone !== undefined) yield { name, zone };
    }
  }
}

/** Zones by the cities that they are named after. */
function cities(): ReadonlyMap<string, string> {
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) =>
    /^(?:Africa|America|Asia|Australia|Europe|Pacific)\//u.test(zone),
  );
  return new Map(zones.map((zone) => [key(zone.slice(zone.lastIndexOf("/") + 1)), zone]));
}

/** Zones by the countries all over which clocks show the same. */
function countries(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const names = ["en", "fr", "de", "es"].flatMap((language) =>
    (["long", "short"] as const).map(
      (style) => new Intl.DisplayNames(language, { type: "region", style, fallback: "none" }),
    ),
  );
  return new Map(
    codes.flatMap((code) => {
      const known = names.flatMap((of) => of.of(code) ?? []);
      const zone = known.length === 0 ? undefined : onlyZone(code);
      return zone === undefined ? [] : known.map((name): [string, string] => [key(name), zone]);
    }),
  );
}

function onlyZone(code: string): string | undefined {
  const [first, ...others] = zonesOf(code);
  const seasons = [new Date("2024-01-15T12:00:00Z"), new Date("2024-07-15T12:00:00Z")];
  const isSame = (zone: string): boolean =>
    seasons.every((season) => first !== undefined && tzOffset(zone, season) === tzOffset(first, season));
  return others.every(isSame) ? first : undefined;
}

/** TypeScript doesn't know this part of Intl yet, and engines name it in two ways. */
function zonesOf(code: string): readonly string[] {
  const locale = new Intl.Locale("und", { region: code });
  const method: unknown = Reflect.get(locale, "getTimeZones");
  const found: unknown =
    typeof method === "function" ? Reflect.apply(method, locale, []) : Reflect.get(locale, "timeZones");
  return z.array(z.string()).catch([]).parse(found);
}
