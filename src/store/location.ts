/** Where a store is kept, as `DATABASE_URL` says it. `name` is for people and holds no password. */
export type Location =
  /** A file, or `:memory:`. */
  | { readonly engine: "sqlite"; readonly file: string; readonly name: string }
  | { readonly engine: "postgres"; readonly url: string; readonly name: string };

/** Why a text is no DATABASE_URL, or undefined for one. */
export function faultOf(databaseUrl: string): string | undefined {
  if (!/^(?:sqlite:.+|postgres(?:ql)?:\/\/[^/]*\/[^/?]+)/u.test(databaseUrl))
    return "must be sqlite:<file>, sqlite::memory: or postgres://<user>:<password>@<host>/<database>";
  return isPostgres(databaseUrl) && !URL.canParse(databaseUrl)
    ? "is no address: write %40, %2F and the like for signs in the password"
    : undefined;
}

/** Reads an address such as `sqlite:var/rapporteur.db` or `postgres://bot@db.example.org/rapporteur`. */
export function locate(databaseUrl: string): Location {
  if (!isPostgres(databaseUrl)) {
    const file = databaseUrl.replace(/^sqlite:(\/\/(?=\/))?/u, "");
    return { engine: "sqlite", file, name: file };
  }
  const { username, host, pathname } = new URL(databaseUrl);
  const person = username === "" ? "" : `${username}@`;
  return { engine: "postgres", url: databaseUrl, name: `postgres://${person}${host}${pathname}` };
}

function isPostgres(databaseUrl: string): boolean {
  return /^postgres(?:ql)?:/u.test(databaseUrl);
}
