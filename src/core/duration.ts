const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PATTERN = /^(\d{1,6})\s*(s|m|h|d)(?:ec(?:ond)?s?|in(?:ute)?s?|(?:ou)?rs?|ays?)?$/u;

/** Reads a length of time such as `15m`, `2 hours` or `3d`, in milliseconds; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const [, count, unit] = PATTERN.exec(text.trim().toLowerCase()) ?? [];
  return unit === undefined || !isUnit(unit) ? undefined : Number(count) * UNITS[unit];
}

/** A length of time in milliseconds as people say it, in its largest whole unit: "15 minutes", "2 h 5 min". */
export function durationText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / UNITS.m));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    ...(days > 0 ? [`${days} d`] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(rest > 0 && days === 0 ? [`${rest} min`] : []),
  ];
  return parts.length > 0
    ? parts.join(" ")
    : ms >= UNITS.s && ms < UNITS.m
      ? `${Math.round(ms / 1000)} s`
      : "0 min";
}

function isUnit(unit: string): unit is keyof typeof UNITS {
  return Object.hasOwn(UNITS, unit);
}
