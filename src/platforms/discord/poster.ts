import { REST, Routes } from "discord.js";
import { z } from "zod";
import type { Postman } from "../../core/delivery.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { explained } from "./errors.ts";
import type { Typed } from "./line.ts";
import { createPostman } from "./postman.ts";
import { restOptions } from "./rest.ts";

/** Posts without a gateway: nobody is answered. */
export interface Poster {
  /** The bot's name on Discord. */
  readonly name: string;
  readonly postman: Postman;
}

const selfSchema = z.object({ id: z.string(), username: z.string() });

/** Asks Discord who the bot is. Throws OperatorError for a token that it refuses; any other error may pass. */
export async function openPoster(settings: DiscordSettings, typed: Typed): Promise<Poster> {
  const rest = new REST({ ...restOptions(settings), retries: 1 }).setToken(settings.token);
  try {
    const { id, username } = selfSchema.parse(await rest.get(Routes.user()));
    return { name: username, postman: createPostman({ self: id, settings, typed }) };
  } catch (error) {
    throw explained(error);
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}
