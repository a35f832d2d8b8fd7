import sqlite3 from "sqlite3";

const TABLES = ["workshops", "presenters", "talks", "talk_presenters", "talk_index"] as const;

/**
 * Writes a workshop's rows and their full-text index, read from one database, to a new one: bare sqlite3, prepared statements, one
 * transaction. Gives the seconds for writing alone.
 */
export async function copyBare(
  from: string,
  to: string,
  workshop: string,
): Promise<{ readonly rows: number; readonly seconds: number }> {
  const source = open(from);
  const target = open(to);
  const schema = await all(
    source,
    "select sql from sqlite_master where tbl_name in (?, ?, ?, ?, ?) and sql is not null",
    TABLES,
  );
  await run(target, "pragma journal_mode = wal");
  for (const { sql } of schema) if (typeof sql === "string") await run(target, sql);
  const rows = await Promise.all(
    TABLES.map((table) => all(source, select(table), table === "presenters" ? [] : [workshop])),
  );
  const began = performance.now();
  await run(target, "begin");
  let count = 0;
  for (const [index, table] of TABLES.entries()) count += await insert(target, table, rows[index] ?? []);
  await run(target, "commit");
  const seconds = (performance.now() - began) / 1000;
  source.close();
  target.close();
  return { rows: count, seconds };
}

type Row = Readonly<Record<string, unknown>>;

function select(table: (typeof TABLES)[number]): string {
  const talks = "(select number from talks where workshop = ?)";
  switch (table) {
    case "presenters":
      return "select * from presenters";
    case "workshops":
      return "select * from workshops where id = ?";
    case "talks":
      return "select * from talks where workshop = ?";
    case "talk_presenters":
      return `select * from talk_presenters where talk in ${talks}`;
    case "talk_index":
      return `select rowid, * from talk_index where rowid in ${talks}`;
  }
}

function open(file: string): sqlite3.Database {
  return new sqlite3.Database(file);
}

function all(db: sqlite3.Database, sql: string, values: readonly string[]): Promise<Row[]> {
  return new Promise((resolve, reject) =>
    db.all<Row>(sql, values, (error, rows) => (error ? reject(error) : resolve(rows))),
  );
}

function run(db: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => db.exec(sql, (error) => (error ? reject(error) : resolve())));
}

async function insert(db: sqlite3.Database, table: string, rows: readonly Row[]): Promise<number> {
  const columns = Object.keys(rows[0] ?? {});
  const marks = columns.map(() => "?").join(", ");
  const statement = db.prepare(`insert into ${table} (${columns.join(", ")}) values (${marks})`);
  for (const row of rows.slice(0, -1)) statement.run(columns.map((column) => row[column]));
  const last = rows.at(-1);
  if (last) {
    await new Promise<void>((resolve, reject) =>
      statement.run(
        columns.map((column) => last[column]),
        (error: Error | null) => (error ? reject(error) : resolve()),
      ),
    );
  }
  statement.finalize();
  return rows.length;
}
