#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { z } from "zod";
import type { AskOptions } from "./cli/ask.ts";
import type { PreviewOptions } from "./cli/digest.ts";
import type { ExportOptions } from "./cli/export.ts";
import type { ImportOptions } from "./cli/import.ts";
import type { WatchOptions } from "./cli/watch.ts";
import { OperatorError, StoreUnavailableError, UserError } from "./core/errors.ts";
import { packageRoot } from "./package-root.ts";

const WRONG_USE = 2;

/** The command line. Each command loads only what it needs, so that a short question starts quickly. */
function program(): Command {
  const root = new Command("rapporteur")
    .description("Remembers what was said at a workshop, on Slack, on Discord and in the terminal.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: () => undefined });

  root
    .command("start")
    .description("connect to what is set up in .env, or chat in the terminal when nothing is (the default)")
    .action(async () => (await import("./cli/start.ts")).start(packageVersion()));
  root
    .command("preview")
    .description("serve a page that shows what Slack and Discord would see")
    .action(async () => (await import("./cli/preview.ts")).preview());
  root
    .command("ask")
    .description("answer a question, or a command that begins with /")
    .argument("[text...]", "the question")
    .option("--json", "print one JSON object a question")
    .option("--stdin", "read a question a line and answer each")
    .option("--explain", "say why, with --json: the parse, the candidates and their scores")
    .action(async (words: string[], options: AskOptions) =>
      (await import("./cli/ask.ts")).ask(words.join(" "), options),
    );
  root
    .command("import")
    .description("bring in a programme from files, a folder of YAML or https addresses: docs/importing.md")
    .argument("<place...>", "a file or an address; several are parts of one programme")
    .option("--workshop <id>", "the workshop that it is or becomes")
    .option("--name <name>", "what that workshop is called")
    .option("--format <format>", "how to read it, when it isn't recognised", "auto")
    .option("--timezone <zone>", "where the file names none, such as Europe/Berlin")
    .option("--day <day>", "of talks for which the file names none, YYYY-MM-DD")
    .option("--replace", "remove talks that are gone from it, instead of keeping or cancelling them")
    .option("--owner <owner>", "give it to a workspace or server: slack:T012AB3CD, discord:<id>, or nobody")
    .option("--private", "let only its owner see it")
    .option("--dry-run", "only say what would come of it")
    .action(async (places: string[], options: ImportOptions) =>
      (await import("./cli/import.ts")).importPlaces(places, options),
    );
  root
    .command("watch")
    .description(
      "bring in a programme from an address, and again whenever it has changed; lists them without one",
    )
    .argument("[address]", "where it stands, with https://")
    .option("--every <time>", "how often to look: 15m, 1h, 1d", "15m")
    .option("--workshop <id>", "the workshop that it is or becomes")
    .option("--stay", "keep looking from here until Ctrl-C, without a bot")
    .option("--stop", "no longer look at it")
    .action(async (address: string | undefined, options: WatchOptions) =>
      (await import("./cli/watch.ts")).watchAddress(address, options),
    );
  root
    .command("export")
    .description("write a programme for other programs, and for keeping")
    .requiredOption("--format <format>", "yaml, schedule.json, ics or csv")
    .option("--workshop <id>", "which workshop; by default the latest")
    .option("--output <path>", "a file, for YAML also a folder; by default standard output")
    .action(async (options: ExportOptions) => (await import("./cli/export.ts")).exportProgramme(options));
  root
    .command("doctor")
    .description(
      "check tokens, scopes, registered commands and the database, and say how to mend what is wrong",
    )
    .action(async () => (await import("./cli/doctor.ts")).doctor());
  root
    .command("manifest")
    .description("print what connects the bot: the app manifest for Slack, the invite link for Discord")
    .argument("<platform>", "slack or discord")
    .action(async (platform: string) => (await import("./cli/manifest.ts")).manifest(platform));
  const digest = root.command("digest").description("look at digests before they are posted");
  digest
    .command("preview")
    .description("print the digest of a day")
    .option("--workshop <name>", "which workshop, when there are several")
    .requiredOption("--day <day>", "a date, a weekday or a number from 1")
    .option("--as <form>", "text, or the payload for slack or discord", "text")
    .action(async (options: PreviewOptions) => (await import("./cli/digest.ts")).preview(options));
  digest
    .command("due")
    .description("list what would be posted: when, where, and for which day")
    .option("--at <instant>", "up to this instant instead of now, such as 2026-12-01T17:00:00Z")
    .action(async ({ at }: { at?: string }) => (await import("./cli/digest.ts")).due(at));
  const presenter = root.command("presenter").description("correct who is who over workshops");
  presenter
    .command("split")
    .description("tell somebody apart who was taken for another at one workshop")
    .argument("<id>", "the id that both have now")
    .argument("<workshop>", "where it is somebody else")
    .action(async (id: string, workshop: string) => (await import("./cli/presenter.ts")).split(id, workshop));
  presenter
    .command("merge")
    .description("make one person of two who are the same")
    .argument("<from>", "the id to give up")
    .argument("<into>", "the id to keep")
    .action(async (from: string, into: string) => (await import("./cli/presenter.ts")).merge(from, into));
  const keys = root
    .command("keys")
    .description("look after the keys that secrets in the store are encrypted by");
  keys
    .command("new")
    .description("print a new key for ENCRYPTION_KEYS")
    .action(async () => (await import("./cli/keys.ts")).newKey());
  keys
    .command("rotate")
    .description("encrypt all secrets anew with the first of ENCRYPTION_KEYS, also while the bot runs")
    .action(async () => (await import("./cli/keys.ts")).rotate());
  const db = root.command("db").description("look after the database");
  db.command("backup")
    .description("copy the database, also while the bot runs")
    .argument("<file>", "where to; must not exist yet")
    .action(async (file: string) => (await import("./cli/db.ts")).backup(file));
  db.command("copy")
    .description("copy a whole store to a new database, from SQLite to PostgreSQL or back, and compare both")
    .argument("<from>", "its address, as in DATABASE_URL")
    .argument("<to>", "where to, likewise; must hold nothing yet")
    .action(async (from: string, to: string) => (await import("./cli/db.ts")).copy(from, to));
  db.command("check")
    .description("check the database for damage")
    .action(async () => (await import("./cli/db.ts")).check());
  return root;
}

function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

try {
  const args = process.argv.slice(2);
  await program().parseAsync(args.length === 0 ? ["start"] : args, { from: "user" });
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exit();
  const message = error instanceof Error ? error.message : String(error);
  const isExpected =
    error instanceof OperatorError ||
    error instanceof UserError ||
    error instanceof StoreUnavailableError ||
    error instanceof CommanderError;
  process.stderr.write(
    `${message.replace(/^error: /u, "")}${error instanceof CommanderError ? " (--help lists the commands)" : ""}\n`,
  );
  if (!isExpected && error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`);
  process.exitCode = WRONG_USE;
}
