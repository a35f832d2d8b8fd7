import { z } from "zod";
import type { DiscordShards } from "./core/settings.ts";

/**
 * Reads DISCORD_SHARDS: `auto`, or the part of all shards that is this process', such as `0-3/16` or `5/16`. Shards are
 * counted from 0, as Discord does: https://docs.discord.com/developers/events/gateway#sharding
 */
export const shardsSetting = z.string().transform((text, context): DiscordShards => {
  if (text === "auto") return "auto";
  const [, from = "", to = from, count = ""] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/u.exec(text) ?? [];
  const [first, last, total] = [Number(from), Number(to), Number(count)];
  if (count !== "" && first <= last && last < total)
    return { ids: Array.from({ length: last - first + 1 }, (_, index) => first + index), count: total };
  context.addIssue({
    code: "custom",
    message: "must be auto, or this process' part such as 0-3/16: the first 4 of 16 shards, counted from 0",
  });
  return z.NEVER;
});
