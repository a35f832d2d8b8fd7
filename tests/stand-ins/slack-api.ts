import { z } from "zod";
import { postSchema } from "./slack-schema.ts";
import { append, type SlackPosted, type SlackState, type SlackTeam, WORKSPACE } from "./slack-state.ts";
import { viewSchema } from "./slack-view-schema.ts";

type Body = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

/** One method of the Web API: `{ ok: false, error }` refuses, anything else is added to `{ ok: true }`. */
type Method = (body: Body, state: SlackState, team: SlackTeam) => Answer;

const refuse = (error: string): Answer => ({ ok: false, error });

/** The methods that the bot may call: https://docs.slack.dev/reference/methods */
export const METHODS: Readonly<Record<string, Method>> = {
  "auth.test": (_body, state, { team, enterprise, bot, botId }) => ({
    url: WORKSPACE.url,
    team: "Workshop",
    team_id: team ?? enterprise,
    user: "rapporteur",
    user_id: bot,
    bot_id: botId,
    is_enterprise_install: team === undefined,
    response_metadata: { scopes: state.scopes },
  }),
  "users.info": ({ user = "" }, { admins }, { team }) => ({
    user: {
      id: user,
      team_id: user.startsWith("U0GUEST") ? "T0ELSEWHERE" : team,
      is_admin: admins.has(user),
      is_owner: false,
      is_bot: false,
    },
  }),
  "chat.postMessage": (body, state) => {
    const parsed = postSchema.safeParse(
      withJson(body, ["blocks", "metadata", "mrkdwn", "unfurl_links", "unfurl_media"]),
    );
    if (!parsed.success) {
      state.problems.push(`chat.postMessage: ${z.prettifyError(parsed.error)}`);
      return refuse("invalid_blocks");
    }
    const { channel, text, blocks, thread_ts, metadata } = parsed.data;
    const message: SlackPosted = { ts: state.stamp(), channel, text, blocks, thread_ts, metadata };
    append(state.channels, channel, message);
    state.news.emit(`posted:${channel}:${thread_ts ?? ""}`, message);
    return { channel, ts: message.ts, message };
  },
  "conversations.history": (body, state) =>
    page(body, state, ({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts),
  "conversations.replies": (body, state) =>
    page(body, state, ({ ts, thread_ts }) => thread_ts === body["ts"] || ts === body["ts"]),
  "conversations.info": ({ channel = "" }, { outside }) => {
    const where = outside.get(channel);
    if (where === "invisible") return refuse("channel_not_found");
    return { channel: { id: channel, is_member: where === undefined, is_archived: where === "archived" } };
  },
  "views.open": ({ trigger_id = "", view = "" }, state) =>
    trigger_id === "" ? refuse("invalid_arguments") : show(`V${state.serial()}`, trigger_id, view, state),
  "views.update": ({ view_id = "", view = "" }, state) =>
    state.views.has(view_id) ? show(view_id, view_id, view, state) : refuse("not_found"),
};

function show(id: string, news: string, json: string, state: SlackState): Answer {
  const parsed = viewSchema.safeParse(JSON.parse(json));
  if (!parsed.success) {
    state.problems.push(`view: ${z.prettifyError(parsed.error)}`);
    return refuse("invalid_arguments");
  }
  state.views.set(id, parsed.data);
  state.news.emit(`view:${news}`, id);
  return { view: { id, ...parsed.data } };
}

function page(body: Body, state: SlackState, isWanted: (message: SlackPosted) => boolean): Answer {
  const { channel = "", limit = "100", oldest = "0", cursor = "0", include_all_metadata } = body;
  const found = (state.channels.get(channel) ?? [])
    .filter((message) => Number(message.ts) > Number(oldest) && isWanted(message))
    .toReversed();
  const end = Number(cursor) + Number(limit);
  const messages = found.slice(Number(cursor), end).map(({ metadata, ...message }) => ({
    type: "message",
    user: WORKSPACE.bot,
    bot_id: WORKSPACE.botId,
    ...message,
    ...(include_all_metadata === "true" && metadata ? { metadata } : {}),
  }));
  const has_more = end < found.length;
  return { messages, has_more, response_metadata: { next_cursor: has_more ? String(end) : "" } };
}

function withJson(body: Body, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, keys.includes(key) ? JSON.parse(value) : value]),
  );
}
