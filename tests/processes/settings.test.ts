import { describe, expect, it } from "vitest";
import { roleChecks } from "../../src/cli/role-checks.ts";
import { readConfig } from "../../src/config.ts";
import { OperatorError } from "../../src/core/errors.ts";

const DISCORD = { DISCORD_TOKEN: "token" };
const SLACK = { SLACK_BOT_TOKEN: "xoxb-1" };

function faultIn(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return "";
}

describe("given ROLES", () => {
  it("when it is empty, then the process does everything", () => {
    expect([...readConfig({ ROLES: "" }).roles]).toEqual(["chat", "planner", "courier", "watcher"]);
  });

  it("when chat is not among them, then both platforms only post, and Slack's way in needn't be set up", () => {
    const { roles, slack, discord } = readConfig({
      ...SLACK,
      ...DISCORD,
      DISCORD_SHARDS: "0/2",
      ROLES: "planner courier",
    });
    expect(roles).toEqual(new Set(["planner", "courier"]));
    expect(slack).toMatchObject({ mode: { kind: "none" } });
    expect(discord?.shards).toBe("none");
  });

  it.each([
    ["post", /ROLES holds post, and knows chat, planner, courier, watcher/u],
    [",", /ROLES must name at least one of chat, planner, courier, watcher/u],
  ])("when it says %j, then the mend is named", (text, fault) => {
    expect(faultIn({ ROLES: text })).toMatch(fault);
  });

  it.each([
    [{ ROLES: "planner,watcher" }, true, /another process has to be chat, courier/u],
    [{ ROLES: "courier" }, false, /SLACK_BOT_TOKEN or DISCORD_TOKEN/u],
    [{ ROLES: "chat", DATABASE_URL: "sqlite::memory:" }, false, /DATABASE_URL/u],
  ])("when doctor looks at %j, then it says whether that makes sense", (env, ok, words) => {
    const [check] = roleChecks(readConfig(env));
    expect(check?.ok).toBe(ok);
    expect(`${check?.detail} ${check?.mend}`).toMatch(words);
  });

  it("when doctor looks at a process that does everything, then there is nothing to say", () => {
    expect(roleChecks(readConfig({}))).toEqual([]);
  });
});

describe("given DISCORD_SHARDS", () => {
  it.each([
    ["", "auto"],
    ["auto", "auto"],
    ["0-3/16", { ids: [0, 1, 2, 3], count: 16 }],
    ["15/16", { ids: [15], count: 16 }],
  ])("when it is %j, then that is the process' part", (text, shards) => {
    expect(readConfig({ ...DISCORD, DISCORD_SHARDS: text }).discord?.shards).toEqual(shards);
  });

  it.each(["4", "3-1/4", "0-4/4", "0/0", "a-b/c", "0-3/16 ", "-1/4"])(
    "when it is %j, then the mend shows how to write it",
    (text) => {
      expect(faultIn({ ...DISCORD, DISCORD_SHARDS: text })).toMatch(/DISCORD_SHARDS must be auto.*0-3\/16/u);
    },
  );
});
