import { allCommands } from "../../commands/all.ts";
import { OperatorError } from "../core/errors.ts";
import { readSettings } from "./settings.ts";

/** Prints Slack's app manifest or Discord's invite link for this configuration. Throws OperatorError for another platform. */
export async function manifest(platform: string): Promise<void> {
  const { config } = readSettings();
  if (platform === "slack") {
    const { slackManifest } = await import("../platforms/slack/manifest.ts");
    const distributed = config.slack !== undefined && "clientId" in config.slack;
    const socketMode = !distributed && config.slack?.mode.kind !== "http";
    process.stdout.write(
      `${JSON.stringify(slackManifest(allCommands, config, { socketMode, distributed }), null, 2)}\n`,
    );
  } else if (platform === "discord") {
    const { applicationIdOf, discordInvite } = await import("../platforms/discord/invite.ts");
    if (!config.discord)
      throw new OperatorError("Set DISCORD_TOKEN in .env first: the invite link needs the application's id.");
    process.stdout.write(`${discordInvite(applicationIdOf(config.discord.token))}\n`);
  } else {
    throw new OperatorError(`There is no manifest for ${platform}: say slack or discord.`);
  }
}
