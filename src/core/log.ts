type Write = (details: Record<string, unknown>, message: string) => void;

/** Where operators read what happened; a pino logger fits. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** A log that adds these details to every line. */
export function detailed(log: Log, details: Readonly<Record<string, unknown>>): Log {
  return {
    debug: (more, message) => log.debug({ ...details, ...more }, message),
    info: (more, message) => log.info({ ...details, ...more }, message),
    warn: (more, message) => log.warn({ ...details, ...more }, message),
    error: (more, message) => log.error({ ...details, ...more }, message),
  };
}
