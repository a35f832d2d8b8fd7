import { z } from "zod";

const id = z.string().regex(/^\d+$/u);
const named = { username: z.string().optional(), global_name: z.string().nullish() };
const userSchema = z.object({ id, bot: z.boolean().optional(), ...named });
const nick = z.string().nullish();

/** An option as filled in; a subcommand is an option that holds the others. */
const optionSchema = z.object({
  name: z.string(),
  type: z.number().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(optionSchema).optional();
  },
});

const sent = {
  id,
  application_id: id,
  token: z.string(),
  channel_id: id.optional(),
  channel: z.object({ id, type: z.number().optional(), parent_id: id.nullish() }).optional(),
  guild_id: id.optional(),
  user: userSchema.optional(),
  member: z.object({ user: userSchema, nick, permissions: z.string().regex(/^\d+$/u) }).optional(),
  locale: z.string().optional(),
};

const commandData = z.object({ name: z.string(), options: z.array(optionSchema).optional() });

/** A message on which a command of its menu was chosen. */
const targetSchema = z.object({
  content: z.string().default(""),
  mentions: z.array(z.object({ id, ...named })).default([]),
  attachments: z.array(z.object({ filename: z.string() })).default([]),
});

/**
 * What of an interaction the bot looks at: a command (2) typed or of a message's menu, something clicked (3), the text
 * typed so far (4) or a modal that was sent (5).
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
export const interactionSchema = z.discriminatedUnion("type", [
  z.object({
    ...sent,
    type: z.literal(2),
    data: commandData.extend({
      type: z.number().default(1),
      target_id: id.optional(),
      resolved: z
        .object({
          messages: z.record(id, targetSchema).optional(),
          attachments: z.record(id, z.object({ url: z.string() })).optional(),
        })
        .optional(),
    }),
  }),
  z.object({
    ...sent,
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
    message: z.object({ flags: z.number().optional() }).optional(),
  }),
  z.object({ ...sent, type: z.literal(4), data: commandData }),
  z.object({
    ...sent,
    type: z.literal(5),
    data: z.object({
      custom_id: z.string(),
      components: z.array(
        z.object({
          component: z.object({ custom_id: z.string(), value: z.string().nullish() }).optional(),
        }),
      ),
    }),
  }),
]);

/** What of a message the bot looks at: https://docs.discord.com/developers/resources/message#message-object */
export const messageSchema = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  content: z.string(),
  author: userSchema,
  member: z.object({ roles: z.array(id), nick }).optional(),
});

/** As whom the bot is connected: https://docs.discord.com/developers/events/gateway-events#ready */
export const readySchema = z.object({
  user: z.object({ id, username: z.string() }),
  application: z.object({ id }),
});

export type Interaction = z.output<typeof interactionSchema>;
export type CommandInteraction = Extract<Interaction, { type: 2 }>;
export type ClickInteraction = Extract<Interaction, { type: 3 }>;
export type SubmitInteraction = Extract<Interaction, { type: 5 }>;
export type CompletionInteraction = Extract<Interaction, { type: 4 }>;
export type IncomingMessage = z.output<typeof messageSchema>;
export type Self = z.output<typeof readySchema>;
