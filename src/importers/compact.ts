/**
 * The same text with memory of its own. A piece that was cut out of a large text keeps all of that in memory, so one id would
 * hold a whole file.
 */
export function compact(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
