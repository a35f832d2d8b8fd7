import { z } from "zod";

const idSchema = z.object({ id: z.string() });

/** A slash command, of which only these fields matter: https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(""),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  trigger_id: z.string().optional(),
});

/** What somebody typed after a slash. */
export type SlashCommand = z.output<typeof commandSchema>;

/** A modal: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const viewSchema = z.object({ id: z.string(), private_metadata: z.string().default("") });

/** Who clicked, and where: https://docs.slack.dev/reference/interaction-payloads */
export const interactionSchema = z.object({
  team: idSchema.extend({ domain: z.string().optional() }).nullish(),
  enterprise: idSchema.nullish(),
  user: idSchema.extend({ name: z.string().optional(), username: z.string().optional() }),
  channel: idSchema.optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: viewSchema.nullish(),
});

/** A click: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const actionSchema = interactionSchema.extend({
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.object({
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** An action on a message: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const messageActionSchema = interactionSchema.extend({
  callback_id: z.string(),
  trigger_id: z.string(),
  message: z.object({
    ts: z.string(),
    thread_ts: z.string().optional(),
    text: z.string().default(""),
    files: z.array(z.object({ permalink: z.string().optional() })).default([]),
  }),
});

const formStateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_conversation: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
);

/** What was filled in, by the id of the block and then of the element. */
export type FormState = z.output<typeof formStateSchema>;

/** A form that was sent. */
export const submissionSchema = interactionSchema.extend({
  trigger_id: z.string().optional(),
  view: viewSchema.extend({ state: z.object({ values: formStateSchema }) }),
});

/** What somebody typed into a menu: https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export const suggestionSchema = interactionSchema.extend({ action_id: z.string(), value: z.string() });

/** A message that mentions the bot or is written to it: https://docs.slack.dev/reference/events/app_mention */
export const eventSchema = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  event: z.object({
    type: z.enum(["app_mention", "message"]),
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    edited: z.unknown().optional(),
    user: z.string().optional(),
    text: z.string().default(""),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/** The message of an event. */
export type SlackEvent = z.output<typeof eventSchema>["event"];

/** Who this token speaks as: https://docs.slack.dev/reference/methods/auth.test */
export const identitySchema = z.object({
  team: z.string().default("a workspace"),
  user: z.string().default("the bot"),
  user_id: z.string(),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** What matters of a person: https://docs.slack.dev/reference/methods/users.info */
export const personSchema = z.object({
  user: z.object({
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    /** Where the person belongs: in a shared channel that may be another company's workspace. */
    team_id: z.string().optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
    name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).default({}),
  }),
});
