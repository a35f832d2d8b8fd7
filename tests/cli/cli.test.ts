import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { runCli, spawnCli } from "../support/run-cli.ts";

const HEADER = "SQLite format 3";

describe("given a fresh folder and no settings at all", () => {
  it("when the bot is started with piped input, then it makes its database, says what is connected, and answers", async () => {
    const cwd = await temporaryFolder();
    const { code, out, err } = await runCli([], { cwd, input: "/talk ipset\n" });
    expect(code).toBe(0);
    expect(out).toMatch(/^2 talks on “ipset”/u);
    expect(err).toContain("8th Netfilter Workshop (19 talks), kept in var/rapporteur.db");
    expect(err).toContain("SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env");
    expect(err).toContain("DISCORD_TOKEN in .env");
    expect((await readFile(join(cwd, "var/rapporteur.db"))).toString("latin1", 0, HEADER.length)).toBe(
      HEADER,
    );
  });

  it("when a script asks, then standard output holds one JSON object and nothing else", async () => {
    const { code, out, err } = await runCli(["ask", "--json", "who presented IPv6 NAT?"], {
      cwd: await temporaryFolder(),
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({
      known: true,
      talks: [{ id: "ipv6-nat", presenters: ["Ulrich Weber"] }],
    });
  });

  it("when a script pipes questions, then the process starts once and answers them in order", async () => {
    const { out } = await runCli(["ask", "--json", "--stdin"], {
      cwd: await temporaryFolder(),
      env: { DATABASE_URL: "sqlite::memory:" },
      input: "/talk snet\nnfgrep\n",
    });
    const questions = out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { question: string }).question);
    expect(questions).toEqual(["/talk snet", "nfgrep"]);
  });

  it("when a script wants to know why, then the reasons come with the answer", async () => {
    const cwd = await temporaryFolder();
    const { out } = await runCli(["ask", "--json", "--explain", "who presented nfgrep?"], { cwd });
    expect(JSON.parse(out)).toMatchObject({ known: true, explain: { intent: "who", subject: "nfgrep" } });
    expect((await runCli(["ask", "--explain", "who?"], { cwd })).code).toBe(2);
  });

  it("when it is told to stop, then it leaves in good order", async () => {
    const child = spawnCli(["start"], { cwd: await temporaryFolder() });
    await once(child.stderr, "data");
    child.stdin.write("/who nfgrep\n");
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    await once(child, "close");
    expect(child.exitCode).toBe(0);
  });
});

describe("given wrong input", () => {
  it.each([
    [["ask"], /Give a question: rapporteur ask "who presented ipset\?"/u],
    [["ask", "--stdin"], /--stdin needs --json/u],
    [["frobnicate"], /unknown command 'frobnicate'.*--help/u],
    [["manifest", "irc"], /no manifest for irc: say slack or discord/u],
    [["manifest", "discord"], /Set DISCORD_TOKEN/u],
    [["db", "backup", "copy.db"], /doesn't exist: DATABASE_URL says where/u],
  ])("when %j is run, then one line on standard error says what to do", async (args, line) => {
    const { code, out, err } = await runCli(args, { cwd: await temporaryFolder() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.trim()).toMatch(line);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it.each([
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL must be sqlite:<file>/u],
    [{ SLACK_BOT_TOKEN: "wrong" }, /SLACK_BOT_TOKEN must start with xoxb-/u],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /set SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET/u],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /set SLACK_BOT_TOKEN too/u],
    [{ COMMAND_PREFIX: "Bad Prefix" }, /COMMAND_PREFIX may hold up to 12/u],
    [{ DISCORD_API_URL: "ftp://x", LOG_LEVEL: "loud" }, /DISCORD_API_URL must be an address.*LOG_LEVEL/u],
  ])("when the settings are %j, then the variable and the mend are named", async (env, line) => {
    const { code, err } = await runCli(["ask", "x"], { cwd: await temporaryFolder(), env });
    expect(code).toBe(2);
    expect(err).toMatch(line);
  });

  it("when .env holds the setting, then it counts, and the environment wins over it", async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, ".env"), "DATABASE_URL=sqlite:mine.db\n");
    await runCli(["ask", "nfgrep"], { cwd });
    expect((await stat(join(cwd, "mine.db"))).size).toBeGreaterThan(0);
    await runCli(["ask", "nfgrep"], { cwd, env: { DATABASE_URL: "sqlite:theirs.db" } });
    expect((await stat(join(cwd, "theirs.db"))).size).toBeGreaterThan(0);
  });
});

describe("given a database", () => {
  it("when it is checked and backed up, then both say what they did", async () => {
    const cwd = await temporaryFolder();
    await runCli(["ask", "nfgrep"], { cwd });
    expect(await runCli(["db", "check"], { cwd })).toEqual({
      code: 0,
      out: "var/rapporteur.db is sound, 19 talks\n",
      err: "",
    });
    expect((await runCli(["db", "backup", "copy.db"], { cwd })).out).toBe(
      "var/rapporteur.db was copied to copy.db.\n",
    );
    expect((await runCli(["db", "check"], { cwd, env: { DATABASE_URL: "sqlite:copy.db" } })).out).toContain(
      "19 talks",
    );
    expect((await runCli(["doctor"], { cwd })).out).toContain(
      "✓ Database: var/rapporteur.db is sound, 19 talks",
    );
  });
});

describe("given presenters", () => {
  it("when one is split and merged again, then both say what came of it, and a wrong id is answered with near ones", async () => {
    const cwd = await temporaryFolder();
    const presenter = async (...args: string[]) => runCli(["presenter", ...args], { cwd });
    expect((await presenter("split", "jozsef-kadlecsik", "netfilter-2011")).out).toBe(
      "At 8th Netfilter Workshop, jozsef-kadlecsik is somebody else now: jozsef-kadlecsik-at-netfilter-2011, with 1 talk.\n",
    );
    expect(
      (await presenter("merge", "jozsef-kadlecsik-at-netfilter-2011", "jozsef-kadlecsik")).out,
    ).toContain("is jozsef-kadlecsik now, with 1 talk more.");
    const wrong = await presenter("merge", "jozsef", "nobody-at-all");
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("For jozsef I know jozsef-kadlecsik.");
  });
});
