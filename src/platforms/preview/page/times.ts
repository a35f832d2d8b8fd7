/** How Discord writes a time: https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** An instant in seconds as Discord shows it to this reader. */
export function fromSeconds(seconds: number, style = "F"): string {
  return new Intl.DateTimeFormat(navigator.language, STYLES[style] ?? STYLES["F"]).format(seconds * 1000);
}

/** An ISO 8601 instant as this reader's day and time. */
export function when(at: string): string {
  return new Intl.DateTimeFormat(navigator.language, { dateStyle: "full", timeStyle: "short" }).format(
    new Date(at),
  );
}
