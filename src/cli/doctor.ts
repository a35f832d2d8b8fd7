import { existsSync } from "node:fs";
import { allCommands } from "../../commands/all.ts";
import type { Config } from "../config.ts";
import type { Check } from "../core/check.ts";
import { plural } from "../core/text.ts";
import { locate } from "../store/location.ts";
import { checkDatabase, checkDisk } from "../store/maintenance.ts";
import { openStore } from "../store/open-store.ts";
import { vaultOf } from "../vault-of.ts";
import { roleChecks } from "./role-checks.ts";
import { readSettings } from "./settings.ts";

/** Checks everything that has to be right for the bot to work and prints the mend for each fault; exit code 1 for any. */
export async function doctor(): Promise<void> {
  const { config } = readSettings();
  const checks = [
    ...roleChecks(config),
    ...(await storeChecks(config)),
    ...(await slackChecks(config)),
    ...(await discordChecks(config)),
  ];
  for (const { name, ok, detail, mend } of checks) {
    process.stdout.write(
      `${ok ? "✓" : "✗"} ${name}: ${detail}\n${mend === undefined ? "" : `  → ${mend}\n`}`,
    );
  }
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
}

/** The database, the room that it has and, where there is a sound one, what of it could not be posted. */
async function storeChecks({ database }: Config): Promise<readonly Check[]> {
  const check = await checkDatabase(database);
  const place = locate(database);
  const isToCome = place.engine === "sqlite" && !existsSync(place.file);
  if (isToCome) return [check];
  const disk = await checkDisk(database);
  return [check, ...(disk ? [disk] : []), ...(check.ok ? await outboxChecks(database) : [])];
}

/** Messages that could not be posted, with the reason. */
async function outboxChecks(database: string): Promise<readonly Check[]> {
  const store = await openStore(database);
  try {
    const { depth, failed } = await store.digests.health();
    const fine: Check = { name: "Outbox", ok: true, detail: `${plural(depth, "message")} waiting` };
    const faults = failed.map(
      ({ channel, day, reason }): Check => ({
        name: "Outbox",
        ok: false,
        detail: `the digest of ${day} for ${channel} was not posted: ${reason ?? "no reason known"}`,
        mend: "Mend the reason, then /digest resume there, and /digest send for the missing day.",
      }),
    );
    return [fine, ...faults];
  } finally {
    await store.close();
  }
}

async function slackChecks({ slack, database, encryptionKeys }: Config): Promise<readonly Check[]> {
  if (!slack) return [{ name: "Slack", ok: true, detail: "not set up" }];
  if ("clientId" in slack) {
    const { checkDistribution } = await import("../platforms/slack/many/checks.ts");
    const store = await openStore(database);
    try {
      return await checkDistribution(slack, store.installations, vaultOf(encryptionKeys));
    } finally {
      await store.close();
    }
  }
  const { checkSlack } = await import("../platforms/slack/checks.ts");
  return checkSlack(slack, allCommands);
}

async function discordChecks({ discord }: Config): Promise<readonly Check[]> {
  if (!discord) return [{ name: "Discord", ok: true, detail: "not set up" }];
  const { checkDiscord } = await import("../platforms/discord/checks.ts");
  return checkDiscord(discord, allCommands);
}
