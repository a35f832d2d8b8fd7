import { z } from "zod";
import { actionId, actionIds, block, blockId, externalSelect, options, plainText } from "./slack-schema.ts";

/**
 * What Slack's documentation says about the modals that an app may open, as strict schemas.
 * https://docs.slack.dev/reference/views/modal-views
 */

const wholeNumber = z.string().regex(/^-?\d+$/u);
const placeholder = { placeholder: plainText(150).optional() };

const element = z.discriminatedUnion("type", [
  z
    .strictObject({
      ...placeholder,
      type: z.literal("plain_text_input"),
      action_id: actionId,
      max_length: z.number().int().min(1).max(3000).optional(),
      multiline: z.boolean().optional(),
      initial_value: z.string().min(1).optional(),
    })
    .refine(
      ({ initial_value = "", max_length = 3000 }) => initial_value.length <= max_length,
      "initial_value is longer than max_length",
    ),
  z
    .strictObject({
      ...placeholder,
      type: z.literal("number_input"),
      action_id: actionId,
      is_decimal_allowed: z.boolean(),
      min_value: wholeNumber.optional(),
      max_value: wholeNumber.optional(),
    })
    .refine(
      ({ min_value, max_value }) => Number(min_value ?? -Infinity) <= Number(max_value ?? Infinity),
      "min_value is greater than max_value",
    ),
  z.strictObject({
    ...placeholder,
    type: z.literal("static_select"),
    action_id: actionId,
    options: options.min(1),
  }),
  externalSelect,
  z.strictObject({
    ...placeholder,
    type: z.literal("conversations_select"),
    action_id: actionId,
    default_to_current_conversation: z.boolean().optional(),
    filter: z
      .strictObject({ include: z.array(z.enum(["im", "mpim", "private", "public"])).min(1) })
      .optional(),
  }),
]);

const input = z.strictObject({
  ...blockId,
  type: z.literal("input"),
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element,
});

/** An input of a form. */
export type SlackInput = z.output<typeof input>;

const MOST_BYTES = 250_000;

/** A modal that an app may show. */
export const viewSchema = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: z
      .array(z.discriminatedUnion("type", [...block.options, input]))
      .min(1)
      .max(100),
  })
  .refine(
    ({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== "input"),
    "a form needs submit",
  )
  .refine(({ blocks }) => {
    const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
    return new Set(ids).size === ids.length;
  }, "block ids must differ")
  .refine(({ blocks }) => {
    const ids = blocks.flatMap((one) => (one.type === "input" ? [] : actionIds(one)));
    return new Set(ids).size === ids.length;
  }, "action ids must differ")
  .refine((view) => Buffer.byteLength(JSON.stringify(view)) <= MOST_BYTES, "view_too_large");

/** A modal as a person has it in front of them. */
export type SlackView = z.output<typeof viewSchema>;

/** What the sending of a form is acknowledged with: it closes, or something else takes its place. */
export const submissionAckSchema = z.union([
  z.strictObject({}),
  z.strictObject({ response_action: z.literal("update"), view: viewSchema }),
]);
