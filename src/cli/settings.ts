import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { type Config, readConfig } from "../config.ts";
import type { Log } from "../core/log.ts";
import { createLog } from "../log.ts";
import { locate } from "../store/location.ts";

/** Reads `.env` in the working folder, if there is one, and the environment, which wins. Throws OperatorError. */
export function readSettings(): { config: Config; log: Log } {
  if (existsSync(".env")) loadEnvFile(".env");
  const config = readConfig();
  return { config, log: createLog(config.logLevel, secretsOf(config)) };
}

function secretsOf({ slack, discord, preview, database, encryptionKeys }: Config): string[] {
  return [
    ...slackSecrets(slack),
    ...encryptionKeys.map((key) => key.export().toString("base64")),
    discord?.token,
    passwordIn(database),
    preview?.password,
  ].filter((secret) => secret !== undefined);
}

function slackSecrets(slack: Config["slack"]): string[] {
  if (!slack) return [];
  if ("clientId" in slack) return [slack.clientSecret, slack.stateSecret, slack.signingSecret];
  const { botToken, mode } = slack;
  if (mode.kind === "none") return [botToken];
  return [botToken, mode.kind === "socket" ? mode.appToken : mode.signingSecret];
}

/** As it stands in the address: on its own it may be an everyday word. */
function passwordIn(database: string): string | undefined {
  const place = locate(database);
  const password = place.engine === "postgres" ? new URL(place.url).password : "";
  return password === "" ? undefined : `:${password}@`;
}
