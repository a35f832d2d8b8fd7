type Write = (details: Record<string, unknown>, message: string) => void;

/** Where operators read what happened; a pino logger fits. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
