import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";

const fault = z.object({ code: z.string() });

const NOT_ALLOWED =
  "this user may not write there: give them the file and its folder, or set DATABASE_URL to another file";

/** What to do, by what SQLite (https://www.sqlite.org/rescode.html) or the file system said. */
const MENDS: Readonly<Record<string, string>> = {
  SQLITE_FULL: "its disk is full: make room",
  ENOSPC: "its disk is full: make room",
  EDQUOT: "its disk is full: make room",
  SQLITE_CANTOPEN: NOT_ALLOWED,
  SQLITE_READONLY: NOT_ALLOWED,
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: NOT_ALLOWED,
  EISDIR: "it is a folder: set DATABASE_URL to a file",
  EEXIST: "where its folder should be there is a file: correct DATABASE_URL",
  ENOTDIR: "where its folder should be there is a file: correct DATABASE_URL",
  SQLITE_BUSY: "another program keeps it locked: stop that one, or try again in a moment",
  SQLITE_IOERR: "its disk can't be read or written: look after the disk, and keep the file on a local one",
};

/** Tells the operator in one line why a file can't be used and how to mend it; what is no fault of the file stays as it is. */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof OperatorError) return error;
  const code = fault.safeParse(error).data?.code;
  const mend = code === undefined ? undefined : MENDS[code];
  if (mend === undefined) return error;
  return new OperatorError(`${file} can't be used: ${mend} (${code}).`, { cause: error });
}
