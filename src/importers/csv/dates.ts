/** True when dates with slashes in a column have the month first: some of them make sense in no other way. */
export function isMonthFirst(values: readonly string[]): boolean {
  const dates = values.flatMap((value) => {
    const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{4}/u.exec(value.trim()) ?? [];
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }];
  });
  return dates.some(({ second }) => second > 12) && !dates.some(({ first }) => first > 12);
}

/** A date with slashes or dots (`27/12/2024 10:30`, `27.12.2024`) in the form of ISO 8601; any other text as it is. */
export function isoDate(value: string, monthFirst: boolean): string {
  const [, first, mark, second, year, rest = ""] =
    /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})(.*)$/u.exec(value.trim()) ?? [];
  if (year === undefined) return value.trim();
  const [month, day] = monthFirst && mark === "/" ? [first, second] : [second, first];
  return `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}${rest}`;
}
