import { type Client, Events, type Guild } from "discord.js";
import type { Departures, Home } from "../../core/departures.ts";
import type { Log } from "../../core/log.ts";

/**
 * Notes which servers remove the bot, and which add it again, also while it was away. A server that is out of order for a
 * while has not removed it: discord.js tells that as something else.
 * https://discord.com/developers/docs/events/gateway-events#guild-delete
 */
export function watchGuilds(client: Client, departures: Departures, log: Log): void {
  const note = (what: string, work: Promise<void>): void =>
    void work.catch((error: unknown) =>
      log.error({ err: error, platform: "discord" }, `${what} was not noted`),
    );
  client.on(Events.GuildDelete, (guild) => {
    log.info({ platform: "discord", workspace: guild.id }, "a server removed the bot");
    note("a removal", departures.left(homeOf(guild), new Date()));
  });
  client.on(Events.GuildCreate, (guild) => note("an arrival", departures.returned(homeOf(guild))));
  client.once(Events.ClientReady, () => note("an arrival", returnedMeanwhile(client, departures)));
}

function homeOf({ id }: Pick<Guild, "id">): Home {
  return { platform: "discord", workspace: id };
}

async function returnedMeanwhile(client: Client, departures: Departures): Promise<void> {
  for (const workspace of await departures.gone("discord"))
    if (client.guilds.cache.has(workspace)) await departures.returned({ platform: "discord", workspace });
}
