import { createSecretKey, randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { OperatorError } from "../../src/core/errors.ts";
import { createVault } from "../../src/core/vault.ts";
import { openStore } from "../../src/store/open-store.ts";
import { temporaryFolder } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const key = (): string => randomBytes(32).toString("base64");
const vaultOf = (text: string) => createVault([createSecretKey(Buffer.from(text, "base64"))]);

const WHOLE = {
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "client",
  SLACK_SIGNING_SECRET: "signing",
  SLACK_STATE_SECRET: "a secret for states",
  ENCRYPTION_KEYS: key(),
};

describe("given the settings of an app that other workspaces install", () => {
  it("when all are there, then the app is distributed", () => {
    expect(readConfig(WHOLE).slack).toMatchObject({ clientId: "1.2", port: 3000 });
  });

  it("when this process doesn't chat, then it only posts", () => {
    expect(readConfig({ ...WHOLE, ROLES: "courier" }).slack).toMatchObject({ port: undefined });
  });

  it.each(Object.keys(WHOLE).filter((name) => name !== "SLACK_CLIENT_ID"))(
    "when %s is missing, then it is asked for",
    (name) => {
      const read = () => readConfig({ ...WHOLE, [name]: "" });
      expect(read).toThrow(OperatorError);
      expect(read).toThrow(`Please set ${name}`);
    },
  );

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "leave SLACK_BOT_TOKEN"],
    [{ ENCRYPTION_KEYS: "c2hvcnQ=" }, "ENCRYPTION_KEYS must hold keys of 32 bytes"],
    [{ SLACK_STATE_SECRET: "short" }, "SLACK_STATE_SECRET must have 16 characters"],
  ])("when %o is set, then the mend is named", (changes, words) => {
    expect(() => readConfig({ ...WHOLE, ...changes })).toThrow(words);
  });
});

describe("given installations that were sealed with an older key", () => {
  it("when keys are rotated, then the first key opens them all, and what none opens is named", async () => {
    const cwd = await temporaryFolder();
    const DATABASE_URL = `sqlite:${join(cwd, "bot.db")}`;
    const [old, lost] = [key(), key()];
    const fresh = (await runCli(["keys", "new"], { cwd })).out.trim();
    const { installations, close } = await openStore(DATABASE_URL);
    await installations.add({ workspace: "T1", sealed: vaultOf(old).seal("{}", "slack/T1") }, new Date());
    const env = { DATABASE_URL, ENCRYPTION_KEYS: `${fresh},${old}` };
    const rotated = await runCli(["keys", "rotate"], { cwd, env });
    expect(rotated).toMatchObject({ code: 0, out: "1 installation sealed anew with the first key.\n" });
    expect(vaultOf(fresh).open((await installations.get("T1"))?.sealed ?? "", "slack/T1")).toBe("{}");
    await installations.add({ workspace: "T2", sealed: vaultOf(lost).seal("{}", "slack/T2") }, new Date());
    const again = await runCli(["keys", "rotate"], { cwd, env: { ...env, ENCRYPTION_KEYS: fresh } });
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("opens T2") });
    const { out } = await runCli(["doctor"], { cwd, env: { ...WHOLE, ...env, ENCRYPTION_KEYS: fresh } });
    expect(out).toContain("✗ Slack installations: the tokens of 1 of 2 can't be read: T2");
    await close();
  });
});
