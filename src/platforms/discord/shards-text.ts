import type { DiscordShards } from "../../core/settings.ts";

/** Shards in words: `shards 0–3 of 16`. */
export function shardsText({ ids, count }: Exclude<DiscordShards, string>): string {
  const [first, last] = [ids.at(0), ids.at(-1)];
  return first === last ? `shard ${first} of ${count}` : `shards ${first}–${last} of ${count}`;
}
