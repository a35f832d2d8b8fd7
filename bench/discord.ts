import { type DiscordStandIn, startDiscordStandIn } from "../tests/stand-ins/discord.ts";
import type { GivenOption } from "../tests/stand-ins/discord-events.ts";
import { CROWD, type Kind, rotating, type Target } from "./target.ts";

const FIRST_PERSON = 510_000_000_000_000_000n;
const STRING = 3;

/** Starts a Discord that checks nothing, which would take time. */
export async function startDiscordTarget(queries: readonly string[]): Promise<Target> {
  const discord = await startDiscordStandIn({ validate: false, limit: 60_000 });
  const connected = discord.gateway.connected();
  return {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    kinds: kindsOf(discord, rotating(queries)),
    connected: () => connected,
    close: discord.close,
  };
}

function kindsOf(discord: DiscordStandIn, queryAt: (turn: number) => string): Kind[] {
  const command = async (value: string, turn: number): Promise<void> => {
    const options: GivenOption[] = [{ type: STRING, name: "query", value }];
    const act = discord.act({ kind: "command", name: "talk", options }, personAt(turn));
    const { message } = await act.answer;
    if (!message) throw new Error("A command was answered without a message.");
  };
  const type = async (value: string, turn: number): Promise<void> => {
    const options: GivenOption[] = [{ type: STRING, name: "query", value, focused: true }];
    await discord.act({ kind: "completion", name: "talk", options }, personAt(turn)).answer;
  };
  return [
    { name: "/talk ipset, answered by a reply", send: (turn) => command("ipset", turn) },
    { name: "/talk with a new query each time", send: (turn) => command(queryAt(turn), turn) },
    { name: "autocompletion of “ips”", send: (turn) => type("ips", turn) },
    { name: "autocompletion of a new text each time", send: (turn) => type(queryAt(turn), turn) },
  ];
}

function personAt(turn: number): { person: string } {
  return { person: String(FIRST_PERSON + BigInt(turn % CROWD)) };
}
