import type { SlackStandIn } from "./slack.ts";
import { responseSchema as answerSchema, type SlackBlock, suggestionAckSchema } from "./slack-schema.ts";
import type { Envelope } from "./slack-socket.ts";
import { nextNews, type SlackAnswer, type SlackPosted, WORKSPACE } from "./slack-state.ts";

/** A message as a person has it in front of them. */
export interface Seen {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly isPrivate: boolean;
  readonly replaced: boolean;
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** Somebody in a channel of the workspace. */
export interface SlackPerson {
  readonly id: string;
  readonly channel: string;
  /** The bot's own conversation with this person. */
  readonly direct: string;
}

/** Ann, who is nobody special, in the channel `#general`. */
export const ANN: SlackPerson = { id: "U0ANN", channel: "C0GENERAL", direct: "D0ANN" };

/** What Slack sends when somebody types a slash command: `command("/talk", "ipset")`. */
export function commandEnvelope(
  slack: SlackStandIn,
  command: string,
  text: string,
  person = ANN,
): Envelope & { id: string } {
  const id = slack.state.serial();
  return {
    id,
    envelope_id: `command-${id}`,
    type: "slash_commands",
    payload: {
      token: "verification",
      team_id: WORKSPACE.team,
      team_domain: "workshop",
      channel_id: person.channel,
      channel_name: "general",
      user_id: person.id,
      user_name: "ann",
      command,
      text,
      api_app_id: "A0",
      is_enterprise_install: "false",
      response_url: slack.responseUrl(id),
      trigger_id: `trigger-${id}`,
    },
  };
}

/** Types a slash command and waits for its answer, wherever that comes. */
export async function typeCommand(
  slack: SlackStandIn,
  command: string,
  text: string,
  person = ANN,
): Promise<Seen> {
  const { id, ...envelope } = commandEnvelope(slack, command, text, person);
  return answerOf(slack, id, envelope, person.channel);
}

/** A thing to click on: `value` of a button. */
export interface Clickable {
  readonly action_id: string;
  readonly type: string;
  readonly value?: string | undefined;
}

/** What Slack sends when somebody clicks on a button, or chooses an option where `option` is given. */
export function clickEnvelope(
  slack: SlackStandIn,
  seen: Pick<Seen, "channel" | "thread">,
  element: Clickable,
  option?: { readonly value: string },
  person = ANN,
): Envelope & { id: string } {
  const id = slack.state.serial();
  const { type, action_id, value } = element;
  const action = {
    type,
    action_id,
    block_id: "b",
    action_ts: "1.0",
    ...(value === undefined ? {} : { value }),
  };
  return {
    id,
    envelope_id: `action-${id}`,
    type: "interactive",
    payload: {
      ...interaction(person, seen.channel, `trigger-${id}`),
      type: "block_actions",
      response_url: slack.responseUrl(id),
      message: { ts: "1.0", ...(seen.thread === undefined ? {} : { thread_ts: seen.thread }) },
      actions: [option ? { ...action, selected_option: option } : action],
    },
  };
}

/** Clicks on a button, or chooses an option where `option` is given, and waits for what comes of it. */
export async function click(
  slack: SlackStandIn,
  seen: Pick<Seen, "channel" | "thread">,
  element: Clickable,
  option?: { readonly value: string },
  person = ANN,
): Promise<Seen> {
  const { id, ...envelope } = clickEnvelope(slack, seen, element, option, person);
  return answerOf(slack, id, envelope, seen.channel);
}

/** What Slack sends when somebody types into a menu that is fed while they type. */
export function suggestionEnvelope(
  slack: SlackStandIn,
  actionId: string,
  value: string,
  person = ANN,
): Envelope {
  return {
    envelope_id: `suggestion-${slack.state.serial()}`,
    type: "interactive",
    payload: {
      ...interaction(person, person.channel),
      type: "block_suggestion",
      action_id: actionId,
      block_id: "b",
      value,
    },
  };
}

/** Types into a menu that is fed while somebody types; resolves to its options. */
export async function typeIntoMenu(slack: SlackStandIn, actionId: string, value: string, person = ANN) {
  const ack = await slack.sockets.deliver(suggestionEnvelope(slack, actionId, value, person));
  return suggestionAckSchema.parse(ack).options;
}

/** What Slack sends for a message: a mention in a channel, or one in the bot's own conversation. */
export function eventEnvelope(
  slack: SlackStandIn,
  event: Readonly<Record<string, unknown>>,
  person = ANN,
): Envelope {
  const id = slack.state.serial();
  return {
    envelope_id: `event-${id}`,
    type: "events_api",
    payload: {
      token: "verification",
      team_id: WORKSPACE.team,
      api_app_id: "A0",
      type: "event_callback",
      event_id: `Ev${id}`,
      event_time: 1_760_000_000,
      authorizations: [
        { team_id: WORKSPACE.team, user_id: WORKSPACE.bot, is_bot: true, is_enterprise_install: false },
      ],
      event: { user: person.id, ts: slack.state.stamp(), event_ts: "1.0", ...event },
    },
  };
}

/** Mentions the bot in the channel and waits for its answer. */
export async function mention(slack: SlackStandIn, text: string, person = ANN): Promise<Seen> {
  const ts = slack.state.stamp();
  const event = { type: "app_mention", channel: person.channel, ts, text: `<@${WORKSPACE.bot}> ${text}` };
  return postOf(slack, eventEnvelope(slack, event, person), person.channel, ts);
}

/** Writes to the bot in its own conversation and waits for its answer. */
export async function writeDirectly(slack: SlackStandIn, text: string, person = ANN): Promise<Seen> {
  const event = { type: "message", channel_type: "im", channel: person.direct, text };
  return postOf(slack, eventEnvelope(slack, event, person), person.direct);
}

function interaction(person: SlackPerson, channel: string, trigger?: string) {
  return {
    token: "verification",
    api_app_id: "A0",
    team: { id: WORKSPACE.team, domain: "workshop" },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: "ann", team_id: WORKSPACE.team },
    channel: { id: channel, name: "general" },
    container: { type: "message", message_ts: "1.0", channel_id: channel },
    ...(trigger === undefined ? {} : { trigger_id: trigger }),
  };
}

async function answerOf(slack: SlackStandIn, id: string, envelope: Envelope, channel: string): Promise<Seen> {
  const ack = answerSchema.safeParse(await slack.sockets.deliver(envelope));
  if (ack.success) return seenOf(ack.data, channel);
  const [earlier] = slack.state.answers.get(id) ?? [];
  return seenOf(earlier ?? (await nextNews<SlackAnswer>(slack.state, `answered:${id}`)), channel);
}

async function postOf(slack: SlackStandIn, envelope: Envelope, channel: string, thread = ""): Promise<Seen> {
  const posted = nextNews<SlackPosted>(slack.state, `posted:${channel}:${thread}`);
  await slack.sockets.deliver(envelope);
  const { text, blocks, thread_ts } = await posted;
  return { text, blocks, channel, thread: thread_ts, isPrivate: channel.startsWith("D"), replaced: false };
}

function seenOf(answer: SlackAnswer, channel: string): Seen {
  return {
    text: answer.text,
    blocks: answer.blocks,
    channel,
    thread: answer.thread_ts,
    isPrivate: answer.response_type === "ephemeral",
    replaced: answer.replace_original === true,
  };
}
