import { z } from "zod";
import type { Check } from "../../core/check.ts";
import type { Command } from "../../core/command.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { registrations } from "./commands.ts";
import { explained, loggable } from "./errors.ts";
import { commandNames } from "./names.ts";
import { differences } from "./register.ts";
import { shardsText } from "./shards-text.ts";

const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});

const gatewaySchema = z.object({ shards: z.number() });

/** Looks at Discord from outside, without connecting the bot: the token, where inputs go, and the registered commands. */
export async function checkDiscord(
  settings: DiscordSettings,
  commands: readonly Command[],
): Promise<Check[]> {
  const { REST, Routes } = await import("discord.js");
  const { commandsApi, restOptions } = await import("./rest.ts");
  const rest = new REST({ ...restOptions(settings), retries: 1 }).setToken(settings.token);
  try {
    const application = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    const registered = await commandsApi(rest, application.id).get();
    const names = commandNames(commands, settings.commandPrefix);
    return [
      { name: "Discord token", ok: true, detail: `of the application ${application.name}` },
      checkEndpoint(application.interactions_endpoint_url),
      checkCommands(differences(registrations(commands, names), registered)),
      ...checkShards(settings, gatewaySchema.parse(await rest.get(Routes.gatewayBot())).shards),
    ];
  } catch (error) {
    return [failed(error, settings)];
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}

/** With an address there, Discord sends inputs to it and none to the bot. */
function checkEndpoint(address: string | null | undefined): Check {
  const name = "Discord inputs";
  if (!address) return { name, ok: true, detail: "come over the gateway" };
  return {
    name,
    ok: false,
    detail: `go to ${address}, and the bot receives none`,
    mend: "empty “Interactions Endpoint URL” on https://discord.com/developers/applications (General Information)",
  };
}

/**
 * Discord takes up to 2,500 servers a shard, and recommends one for each thousand.
 * https://docs.discord.com/developers/events/gateway#sharding
 */
function checkShards({ shards = "auto" }: DiscordSettings, recommended: number): Check[] {
  if (shards === "none") return [];
  const name = "Discord shards";
  if (shards === "auto") return [{ name, ok: true, detail: `auto, ${recommended} at present, all here` }];
  const detail = `${shardsText(shards)}; Discord recommends ${recommended} in all`;
  if (shards.count * 2 >= recommended) return [{ name, ok: true, detail }];
  const mend = `give DISCORD_SHARDS of every process a total of ${recommended} or more, at the same time`;
  return [{ name, ok: false, detail, mend }];
}

function checkCommands(different: readonly string[]): Check {
  const name = "Discord commands";
  if (different.length === 0) return { name, ok: true, detail: "registered as they should be" };
  return {
    name,
    ok: false,
    detail: `registered differently or not at all: ${different.join(", ")}`,
    mend: "start the bot (rapporteur start): it registers them when it connects",
  };
}

function failed(error: unknown, { apiUrl }: DiscordSettings): Check {
  const reason = loggable(explained(error));
  const name = "Discord token";
  if (reason.name === "OperatorError") return { name, ok: false, detail: "refused", mend: reason.message };
  return {
    name,
    ok: false,
    detail: `could not be checked: ${reason.message}`,
    mend: `look whether ${apiUrl ?? "https://discord.com/api"} can be reached from here (DISCORD_API_URL)`,
  };
}
