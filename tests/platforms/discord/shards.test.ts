import { expect, it } from "vitest";
import { startDiscordStandIn } from "../../stand-ins/discord.ts";
import type { Act } from "../../stand-ins/discord-events.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { smallBot } from "./small-commands.ts";
import { prepare, start } from "./started.ts";

const ECHO: Act = { kind: "command", name: "echo", options: [{ type: 3, name: "text", value: "hello" }] };
/** Servers on the shards 0 to 3 of 4: https://docs.discord.com/developers/events/gateway#sharding */
const SERVERS = [0n, 1n, 2n, 3n].map((shard) => String((400n + shard) << 22n));

it("given two processes with two of four shards each, then each answers for its servers, says which they are, and the first one registers the commands", async () => {
  const standIn = await startDiscordStandIn({ shards: 4 });
  const first = await prepare(smallBot(), { shards: { ids: [0, 1], count: 4 } }, standIn);
  expect((await first.platform.connect()).detail).toBe("connected as rapporteur, shards 0–1 of 4");
  const registered = standIn.requests.length;
  const second = await start(smallBot(), { shards: { ids: [2, 3], count: 4 } }, standIn);
  expect(standIn.requests.slice(registered).map(({ path }) => path)).toEqual(["/gateway/bot"]);
  expect(standIn.commands()).not.toEqual([]);
  for (const guild of SERVERS) {
    const started = standIn.act(ECHO, { guild });
    await started.answer;
    expect(standIn.attempts(started.id)).toBe(1);
  }
  await second.platform.disconnect();
  const lonely = standIn.act(ECHO, { guild: SERVERS[3] ?? WORLD.guild });
  await standIn.act(ECHO, { guild: SERVERS[1] ?? WORLD.guild }).answer;
  expect(standIn.attempts(lonely.id)).toBe(0);
  await first.platform.disconnect();
  await standIn.close();
});
