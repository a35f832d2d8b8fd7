import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/folder.ts";
import { runCli } from "./support/run-cli.ts";

describe("given tokens that no platform accepts", () => {
  it("when the bot logs all it can, then no token is in it", async () => {
    const secrets = {
      SLACK_BOT_TOKEN: "xoxb-very-secret",
      SLACK_APP_TOKEN: "xapp-very-secret",
      DISCORD_TOKEN: "c2VjcmV0.very.secret",
    };
    const unreachable = {
      SLACK_API_URL: "http://127.0.0.1:9/api/",
      DISCORD_API_URL: "http://127.0.0.1:9/api",
    };
    const { out, err } = await runCli(["doctor"], {
      cwd: await temporaryFolder(),
      env: { ...secrets, ...unreachable, LOG_LEVEL: "debug" },
    });
    expect(out).toContain("✗ ");
    for (const secret of Object.values(secrets)) expect(out + err).not.toContain(secret);
  });
});
