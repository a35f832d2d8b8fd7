import { z } from "zod";

/**
 * What Slack's documentation says about the messages that an app may send, as strict schemas: an unknown key, an empty
 * text or one character too many is refused, as Slack would with `invalid_blocks`.
 * https://docs.slack.dev/reference/block-kit
 */

const visible = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit)
    .refine((text) => text.trim() !== "", "must be more than 0 characters");

/** Words without markup. */
export const plainText = (limit: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: visible(limit), emoji: z.boolean().optional() });

const mrkdwn = (limit: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: visible(limit), verbatim: z.boolean().optional() });

const url = z
  .string()
  .max(3000)
  .regex(/^https?:\/\/[^\s|<>]+$/u);

/** The name of an element. */
export const actionId = z.string().min(1).max(255);

const button = z
  .strictObject({
    type: z.literal("button"),
    text: plainText(75),
    action_id: actionId,
    value: z.string().min(1).max(2000).optional(),
    url: url.optional(),
    style: z.enum(["primary", "danger"]).optional(),
  })
  .refine(({ value, url: address }) => (value === undefined) !== (address === undefined), "value or url");

const optionSchema = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

/** The options of a menu. */
export const options = z
  .array(optionSchema)
  .max(100)
  .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, "values must differ");

const staticSelect = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  placeholder: plainText(150),
  options: options.min(1),
});

/** A menu that is fed while somebody types. */
export const externalSelect = z.strictObject({
  type: z.literal("external_select"),
  action_id: actionId,
  placeholder: plainText(150),
  min_query_length: z.number().int().min(0),
});

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  code: z.boolean().optional(),
});

const richTextElement = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal("link"),
    url,
    text: z.string().min(1).optional(),
    style: style.optional(),
  }),
  z.strictObject({
    type: z.literal("channel"),
    channel_id: z.string().regex(/^[CGD][A-Z0-9]+$/u),
    style: style.optional(),
  }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.number().int(),
    format: z.string().regex(/\{\w+\}/u),
    fallback: z.string().min(1).optional(),
    style: style.optional(),
  }),
]);

const richTextSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(richTextElement).min(1),
});

const richTextList = z.strictObject({
  type: z.literal("rich_text_list"),
  style: z.enum(["bullet", "ordered"]),
  elements: z.array(richTextSection).min(1),
});

/** What every block may have. */
export const blockId = { block_id: z.string().max(255).optional() };

/** A block that may stand in a message. */
export const block = z.discriminatedUnion("type", [
  z.strictObject({ ...blockId, type: z.literal("header"), text: plainText(150) }),
  z.strictObject({
    ...blockId,
    type: z.literal("section"),
    text: z.discriminatedUnion("type", [plainText(3000), mrkdwn(3000)]),
    accessory: button.optional(),
  }),
  z.strictObject({
    ...blockId,
    type: z.literal("context"),
    elements: z
      .array(z.discriminatedUnion("type", [plainText(3000), mrkdwn(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    ...blockId,
    type: z.literal("actions"),
    elements: z
      .array(z.discriminatedUnion("type", [button, staticSelect, externalSelect]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    ...blockId,
    type: z.literal("rich_text"),
    elements: z.array(z.discriminatedUnion("type", [richTextSection, richTextList])).min(1),
  }),
  z.strictObject({ ...blockId, type: z.literal("divider") }),
]);

/** A block that the bot may send. */
export type SlackBlock = z.output<typeof block>;

const blocks = z
  .array(block)
  .max(50)
  .refine((all) => JSON.stringify(all).length <= 13_200, "msg_blocks_too_long")
  .refine((all) => {
    const ids = all.flatMap(actionIds);
    return new Set(ids).size === ids.length;
  }, "action ids must differ");

/** The names of the elements in a block. */
export function actionIds(one: SlackBlock): string[] {
  if (one.type === "actions") return one.elements.map((element) => element.action_id);
  return one.type === "section" && one.accessory ? [one.accessory.action_id] : [];
}

/** What every message holds, wherever it is sent. */
export const messageSchema = z.strictObject({
  text: visible(40_000),
  blocks: blocks.default([]),
  mrkdwn: z.literal(false).optional(),
});

/** The body of `chat.postMessage`, its JSON parts already read. https://docs.slack.dev/reference/methods/chat.postMessage */
export const postSchema = messageSchema.extend({
  channel: z.string().regex(/^[CDG]\w+$/u),
  thread_ts: z
    .string()
    .regex(/^\d+\.\d+$/u)
    .optional(),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
  metadata: z
    .strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) })
    .optional(),
  team_id: z.string().optional(),
});

/** What may be sent to a `response_url`. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const responseSchema = messageSchema.extend({
  response_type: z.enum(["in_channel", "ephemeral"]).optional(),
  replace_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** What a slash command may be acknowledged with: nothing, or a message. */
export const commandAckSchema = z.union([
  z.strictObject({}),
  messageSchema.extend({ response_type: z.enum(["in_channel", "ephemeral"]) }),
]);

/** What a request for a menu's options is acknowledged with. */
export const suggestionAckSchema = z.strictObject({ options });

/** What everything else is acknowledged with. */
export const emptyAckSchema = z.strictObject({});
