import { type REST, Routes } from "discord.js";
import type { DiscordSettings } from "../../core/settings.ts";
import type { Answerer } from "./answers.ts";
import type { AnswerMessage } from "./mentions.ts";
import type { Interaction } from "./payloads.ts";
import type { CommandsApi } from "./register.ts";

/** Requests a second when not asking discord.com itself: a proxy paces on its own, and knows what is allowed. */
const PROXY_PACE = 10_000;
const REQUEST_LIMIT_MS = 10_000;

/** Where and how fast to send requests. discord.com allows 50 a second, which discord.js keeps to by itself. */
export function restOptions({ apiUrl, requestLimitMs: timeout = REQUEST_LIMIT_MS }: DiscordSettings): {
  timeout: number;
  api?: string;
  globalRequestsPerSecond?: number;
} {
  if (apiUrl === undefined) return { timeout };
  return { timeout, api: apiUrl.replace(/\/+$/u, ""), globalRequestsPerSecond: PROXY_PACE };
}

/** Answers to one interaction; its own token stands for the bot's. */
export function answerer(rest: REST, { id, token, application_id }: Interaction): Answerer {
  const send = { auth: false };
  return {
    respond: async (response) => {
      await rest.post(Routes.interactionCallback(id, token), { ...send, body: response });
    },
    edit: async (message) => {
      await rest.patch(Routes.webhookMessage(application_id, token), { ...send, body: message });
    },
    follow: async (message) => {
      await rest.post(Routes.webhook(application_id, token), { ...send, body: message });
    },
  };
}

/** Posts into a channel. discord.js sends again what failed with a 5xx, which the message's nonce makes harmless. */
export async function post(rest: REST, channel: string, message: AnswerMessage): Promise<void> {
  await rest.post(Routes.channelMessages(channel), { body: message });
}

/** The commands that an application has everywhere. */
export function commandsApi(rest: REST, application: string): CommandsApi {
  const route = Routes.applicationCommands(application);
  return { get: () => rest.get(route), put: (commands) => rest.put(route, { body: commands }) };
}
