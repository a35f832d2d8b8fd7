import ICAL from "ical.js";

/** Nothing at a workshop is repeated more often; a rule without an end would go on for ever. */
const MOST = 100;
/** Rules with other parts can keep a computer busy for hours without ever giving a date. */
const SAFE =
  /^(?:(?:FREQ=(?:DAILY|WEEKLY)|INTERVAL=[1-9]\d{0,2}|COUNT=\d{1,3}|UNTIL=[\dTZ]+|BYDAY=[A-Z,]+|WKST=[A-Z]{2})(?:;|$))+$/u;

/** All starts of an event: one, or those of its rule (https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5) up to a hundred. */
export function startsOf(event: ICAL.Component, start: ICAL.Time): readonly ICAL.Time[] {
  const rules = event.getAllProperties("rrule").map((rule) => String(rule.getFirstValue()));
  const isRepeated = rules.length > 0 || event.getFirstProperty("rdate") !== null;
  if (!isRepeated || !rules.every((rule) => SAFE.test(rule))) return [start];
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: start });
  const starts: ICAL.Time[] = [];
  while (starts.length < MOST) {
    const next = expansion.next();
    // The library's types don't say so, but it gives nothing at the end.
    if (!(next instanceof ICAL.Time)) break;
    starts.push(next.clone());
  }
  return starts;
}
