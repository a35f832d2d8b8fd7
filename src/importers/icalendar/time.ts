import { tzOffset } from "@date-fns/tz/tzOffset";
import type ICAL from "ical.js";
import { instantInAnyCase } from "../../core/instant.ts";
import type { When } from "../draft.ts";
import { isZone } from "../zone.ts";

/** The time zones that a calendar brings along, by the names that it uses for them. */
export type Zones = ReadonlyMap<string, ICAL.Timezone>;

/**
 * The IANA name within a TZID: programs put theirs before it (`/citadel.org/20190914_1/Europe/Paris`). Undefined for a
 * name of another kind, such as Microsoft's.
 */
export function zoneNamed(tzid: string | undefined): string | undefined {
  const parts = (tzid ?? "")
    .replace(/^"|"$/gu, "")
    .split("/")
    .filter((part) => part !== "");
  return [parts.join("/"), ...[3, 2].map((count) => parts.slice(-count).join("/"))].find(
    (name) => name !== "" && isZone(name),
  );
}

/**
 * When something is, by a time of iCalendar and the TZID it stands with (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5).
 * A known zone goes before the rules that the file gives for it, which are often missing or old.
 */
export function whenOf(time: ICAL.Time, tzid: string | undefined, zones: Zones): When {
  const text = time.toString();
  const day = text.slice(0, 10);
  if (time.isDate) return { day };
  if (text.endsWith("Z")) return { at: new Date(text).toISOString(), offset: 0 };
  const clock = text.slice(11, 16);
  const zone = zoneNamed(tzid);
  if (zone !== undefined) {
    const at = instantInAnyCase(day, clock, zone);
    return { at, offset: tzOffset(zone, new Date(at)) };
  }
  const own = tzid === undefined ? undefined : zones.get(tzid);
  if (!own) return { day, time: clock };
  const offset = own.utcOffset(time) / 60;
  return { at: new Date(Date.parse(`${day}T${clock}:00Z`) - offset * 60_000).toISOString(), offset };
}
