import { OperatorError } from "../../core/errors.ts";

/**
 * What the bot must be allowed to do: see the channel, write into it and into threads, open threads under digests, and
 * read what came before, without which Discord refuses a message in answer to another and a digest can't be looked for.
 * https://docs.discord.com/developers/topics/permissions
 */
const PERMISSIONS = [10n, 11n, 16n, 35n, 38n].reduce((all, bit) => all | (1n << bit), 0n);

/** The id of a bot token's application, which its first part holds. Throws OperatorError for what is no bot token. */
export function applicationIdOf(token: string): string {
  const id = Buffer.from(token.split(".", 1)[0] ?? "", "base64").toString("latin1");
  if (!/^\d{15,21}$/u.test(id)) {
    throw new OperatorError(
      "DISCORD_TOKEN is no bot token: copy it from https://discord.com/developers/applications (your application, Bot, Reset Token).",
    );
  }
  return id;
}

/** The page on which somebody who manages a server adds the bot to it, asking for the least that it needs. */
export function discordInvite(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: "bot applications.commands",
    permissions: String(PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
