import type { webApi } from "@slack/bolt";
import type { Check } from "../../core/check.ts";
import type { Command } from "../../core/command.ts";
import type { SlackSettings } from "../../core/settings.ts";
import { boltLogger, clientOptions } from "./bolt.ts";
import { MENDS, refusal, type TokenName } from "./faults.ts";
import { scopes } from "./manifest.ts";
import { identitySchema } from "./payloads.ts";

/** Looks at what Slack says of the tokens and their scopes. Never throws: what fails is a check that is not ok. */
export async function checkSlack(settings: SlackSettings, commands: readonly Command[]): Promise<Check[]> {
  const bolt = await import("@slack/bolt");
  const silent = boltLogger(NO_LOG, bolt.LogLevel.ERROR);
  const clientOf = (token: string) => new bolt.webApi.WebClient(token, clientOptions(settings, silent));
  const checks = await Promise.all([
    checkBot(clientOf(settings.botToken), commands),
    checkEntrance(settings.mode, clientOf),
  ]);
  return checks.flat();
}

const NO_LOG = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function checkBot(client: webApi.WebClient, commands: readonly Command[]): Promise<Check[]> {
  const name = "Slack bot token";
  try {
    const { user, team, response_metadata } = identitySchema.parse(await client.auth.test());
    const known = { name, ok: true, detail: `@${user} in ${team}` };
    return [known, checkScopes(response_metadata?.scopes ?? [], commands)];
  } catch (error) {
    return [fault(name, error, "SLACK_BOT_TOKEN")];
  }
}

function checkScopes(given: readonly string[], commands: readonly Command[]): Check {
  const name = "Slack scopes";
  const missing = scopes(commands).filter((scope) => !given.includes(scope));
  if (missing.length === 0) return { name, ok: true, detail: given.join(", ") };
  return {
    name,
    ok: false,
    detail: `missing ${missing.join(", ")}`,
    mend: "Paste `npm run --silent rapporteur -- manifest slack` under “App Manifest” at https://api.slack.com/apps, then reinstall the app under “Install App”.",
  };
}

async function checkEntrance(
  mode: SlackSettings["mode"],
  clientOf: (token: string) => webApi.WebClient,
): Promise<Check[]> {
  if (mode.kind === "none") return [];
  if (mode.kind === "http") {
    const detail = `port ${mode.port}; Slack must reach /slack/events there from outside`;
    return [{ name: "Slack over HTTP", ok: true, detail }];
  }
  const name = "Slack app token";
  try {
    await clientOf(mode.appToken).apps.connections.open();
    return [{ name, ok: true, detail: "Socket Mode is open" }];
  } catch (error) {
    return [fault(name, error, "SLACK_APP_TOKEN")];
  }
}

function fault(name: string, error: unknown, token: TokenName): Check {
  const code = refusal(error);
  if (code !== undefined)
    return { name, ok: false, detail: `Slack says ${code}`, mend: sentence(MENDS[token]) };
  const detail = error instanceof Error ? error.message : String(error);
  return {
    name,
    ok: false,
    detail,
    mend: "See whether this machine reaches https://slack.com, then try again.",
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function ignore(): void {
  /* What Bolt logs is in the checks already. */
}
