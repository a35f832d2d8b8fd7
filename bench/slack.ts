import { type SlackStandIn, startSlack } from "../tests/stand-ins/slack.ts";
import {
  clickEnvelope,
  commandEnvelope,
  type SlackPerson,
  suggestionEnvelope,
} from "../tests/stand-ins/slack-person.ts";
import { nextNews } from "../tests/stand-ins/slack-state.ts";
import { CROWD, type Kind, rotating, type Target } from "./target.ts";

const CHANNEL = "C0GENERAL";

/** Starts a Slack that checks nothing, which would take time. */
export async function startSlackTarget(queries: readonly string[]): Promise<Target> {
  const slack = await startSlack({ validate: false });
  const { botToken, appToken } = slack.state;
  return {
    env: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl },
    kinds: kindsOf(slack, rotating(queries)),
    connected: slack.sockets.connected,
    close: slack.close,
  };
}

function kindsOf(slack: SlackStandIn, queryAt: (turn: number) => string): Kind[] {
  const command = async (query: string, turn: number): Promise<void> => {
    const { id: _id, ...envelope } = commandEnvelope(slack, "/talk", query, personAt(turn));
    const ack = await slack.sockets.deliver(envelope);
    if (!("text" in ack)) throw new Error("A command was acknowledged without an answer.");
  };
  const type = async (text: string, turn: number): Promise<void> => {
    const ack = await slack.sockets.deliver(
      suggestionEnvelope(slack, "complete:0:query:talk", text, personAt(turn)),
    );
    if (!("options" in ack)) throw new Error("A menu got no options.");
  };
  return [
    { name: "/talk ipset, answered in the acknowledgement", send: (turn) => command("ipset", turn) },
    { name: "/talk with a new query each time", send: (turn) => command(queryAt(turn), turn) },
    {
      name: "a button, answered after the acknowledgement",
      send: async (turn) => {
        const button = { type: "button", action_id: "button:0:0", value: "talk ipset" };
        const at = { channel: CHANNEL };
        const { id, ...envelope } = clickEnvelope(slack, at, button, undefined, personAt(turn));
        const answered = nextNews(slack.state, `answered:${id}`);
        await Promise.all([slack.sockets.deliver(envelope), answered]);
      },
    },
    { name: "a menu, “ips” typed into it", send: (turn) => type("ips", turn) },
    { name: "a menu, a new text each time", send: (turn) => type(queryAt(turn), turn) },
  ];
}

function personAt(turn: number): SlackPerson {
  return { id: `U${turn % CROWD}`, channel: CHANNEL, direct: `D${turn % CROWD}` };
}
