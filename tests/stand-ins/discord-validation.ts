import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from "discord-api-spec/zod";
import { z } from "zod";
import { flattened, type MessageBody, messageBodySchema, modalSchema } from "./discord-components.ts";

/** The kinds of bodies that the bot sends. */
export type BodyKind = "callback" | "edit" | "follow" | "post" | "thread" | "commands";

const V2 = 1 << 15;
const NAME = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u;
const callbackSchema = z.object({ type: z.number(), data: z.unknown().optional() });

/** What Discord would refuse, and what we never want to send although Discord would take it. Empty for a good body. */
export function bodyFaults(kind: BodyKind, body: unknown): string[] {
  switch (kind) {
    case "callback":
      return callbackFaults(body);
    case "edit":
      return [...schemaFaults(IncomingWebhookUpdateRequestPartialSchema, body), ...messageFaults(body)];
    case "follow":
      return [...schemaFaults(IncomingWebhookRequestPartialSchema, body), ...messageFaults(body)];
    case "post":
      return [
        ...schemaFaults(MessageCreateRequestSchema, body),
        ...messageFaults(body),
        ...nonceFaults(body),
      ];
    case "thread":
      return schemaFaults(CreateTextThreadWithMessageRequestSchema, body);
    case "commands":
      return commandsFaults(body);
  }
}

function callbackFaults(body: unknown): string[] {
  const { type, data } = callbackSchema.parse(body);
  switch (type) {
    case 4:
      return [...schemaFaults(CreateMessageInteractionCallbackRequestSchema, body), ...messageFaults(data)];
    case 5:
      return schemaFaults(CreateMessageInteractionCallbackRequestSchema, body);
    case 6:
      return schemaFaults(UpdateMessageInteractionCallbackRequestSchema, body);
    case 7:
      return [...schemaFaults(UpdateMessageInteractionCallbackRequestSchema, body), ...messageFaults(data)];
    case 8:
      return schemaFaults(ApplicationCommandAutocompleteCallbackRequestSchema, body);
    case 9:
      return [...schemaFaults(ModalInteractionCallbackRequestSchema, body), ...modalFaults(data)];
    default:
      return [`callback type ${type} is not known`];
  }
}

/** Holds a body against a schema, which by itself lets keys pass that it doesn't name. */
function schemaFaults(schema: typeof MessageCreateRequestSchema, body: unknown): string[] {
  const parsed = schema.safeParse(body);
  return parsed.success ? unknownKeys(body, parsed.data) : [parsed.error.message];
}

function unknownKeys(body: unknown, parsed: unknown, path = "body"): string[] {
  if (!isObject(body) || !isObject(parsed)) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    key in parsed ? unknownKeys(value, parsed[key], `${path}.${key}`) : [`${path}.${key} is not known`],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The rules of messages that the published schema lacks. */
export function messageFaults(body: unknown): string[] {
  const message = messageBodySchema.parse(body);
  return [
    ...when(message.allowed_mentions?.parse?.length !== 0, "allowed_mentions.parse is not []"),
    ...when((message.content ?? "").length > 2000, "content has more than 2,000 characters"),
    ...componentFaults(message),
  ];
}

function componentFaults(message: MessageBody): string[] {
  const all = flattened(message.components ?? []);
  const texts = all.flatMap(({ type, content }) => (type === 10 ? [content ?? ""] : []));
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const isV2 = ((message.flags ?? 0) & V2) !== 0;
  const isLegacy = typeof message.content === "string" || message.embeds != null;
  return [
    ...when(isV2 && isLegacy, "content or embeds beside Components V2"),
    ...when(isV2 && all.length === 0, "no components"),
    ...when(!isV2 && texts.length > 0, "text displays without the flag of Components V2"),
    ...when(!isV2 && !message.content && message.embeds == null, "an empty message"),
    ...when(all.length > 40, `${all.length} components`),
    ...when(characters > 4000, `${characters} characters of text`),
    ...when(
      texts.some((text) => text.trim() === ""),
      "an empty text display",
    ),
    ...when(new Set(ids).size !== ids.length, `custom_ids are not unique: ${ids.join(", ")}`),
    ...all.flatMap(clickFaults),
  ];
}

function clickFaults({
  type,
  custom_id,
  url,
  label,
  options,
  components,
}: {
  type: number;
  custom_id?: string | undefined;
  url?: string | undefined;
  label?: string | undefined;
  options?: readonly { readonly value: string }[] | undefined;
  components?: readonly { readonly type: number }[] | undefined;
}): string[] {
  const values = (options ?? []).map(({ value }) => value);
  return [
    ...when(type === 2 && !label?.trim(), "a button without a label"),
    ...when(
      type === 2 && (custom_id === undefined) === (url === undefined),
      "a button needs one of id and url",
    ),
    ...when(url !== undefined && !/^https?:\/\//u.test(url), `a button to ${url}`),
    ...when(new Set(values).size !== values.length, "values of a menu are not unique"),
    ...when(
      type === 1 && (components ?? []).some((nested) => nested.type === 3) && components?.length !== 1,
      "a menu shares its row",
    ),
  ];
}

/** The rules of modals that the published schema lacks. */
function modalFaults(body: unknown): string[] {
  const { components } = modalSchema.parse(body);
  const inputs = components.map(({ component }) => component);
  return [
    ...when(new Set(inputs.map(({ custom_id }) => custom_id)).size !== inputs.length, "two inputs of one id"),
    ...when(inputs.length < 1 || inputs.length > 5, `${inputs.length} inputs`),
    ...when(
      inputs.some(({ value = "", max_length = 4000 }) => value.length > max_length),
      "an input that holds more than it takes",
    ),
    ...when(
      inputs.some(({ style, value = "" }) => style === 1 && value.includes("\n")),
      "several lines in an input of one line",
    ),
  ];
}

function nonceFaults(body: unknown): string[] {
  const { nonce, enforce_nonce } = messageBodySchema.parse(body);
  return when(!nonce || !enforce_nonce, "a post without an enforced nonce may show twice");
}

const optionSchema = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).optional(),
  get options() {
    return z.array(optionSchema).optional();
  },
});
type Option = z.output<typeof optionSchema>;
const commandSchema = optionSchema
  .omit({ type: true, description: true })
  .extend({ type: z.number().default(1), description: z.string().default("") });
const SLASH = 1;

function commandsFaults(body: unknown): string[] {
  const commands = z.array(commandSchema).parse(body);
  const names = commands.map(({ name }) => name);
  return [
    ...when(commands.length > 100, `${commands.length} commands`),
    ...when(new Set(names).size !== names.length, "two commands of one name"),
    ...z
      .array(z.unknown())
      .parse(body)
      .flatMap((command) => schemaFaults(ApplicationCommandUpdateRequestSchema, command)),
    ...commands.flatMap((command) => (command.type === SLASH ? optionFaults(command) : menuFaults(command))),
    ...commands.flatMap((command) =>
      when(weight(command) > 8000, `/${command.name} has more than 8,000 characters`),
    ),
  ];
}

/** A command of a menu has any name, and nothing else. */
function menuFaults({ name, description, options = [] }: z.output<typeof commandSchema>): string[] {
  return [
    ...when(name.trim() === "" || name.length > 32, `“${name}” is no name`),
    ...when(description !== "" || options.length > 0, `${name} has a description or options in a menu`),
  ];
}

function optionFaults(option: Option): string[] {
  const nested = option.options ?? [];
  const optionalFirst = nested.findIndex(({ required }) => !required);
  const names = nested.map(({ name }) => name);
  return [
    ...when(!NAME.test(option.name), `“${option.name}” is no name`),
    ...when(option.description.length < 1, `${option.name} has no description`),
    ...when(
      optionalFirst >= 0 && nested.slice(optionalFirst).some(({ required }) => required),
      `${option.name} asks for required options after others`,
    ),
    ...when(new Set(names).size !== names.length, `${option.name} has two options of one name`),
    ...when(
      !!option.autocomplete && option.choices !== undefined,
      `${option.name} has choices and completion`,
    ),
    ...when(
      new Set(nested.map(({ type }) => type === 1)).size > 1,
      `${option.name} mixes subcommands and options`,
    ),
    ...nested.flatMap(optionFaults),
  ];
}

function weight({ name, description, choices = [], options = [] }: Omit<Option, "type">): number {
  const chosen = choices.reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0);
  return name.length + description.length + chosen + options.reduce((sum, option) => sum + weight(option), 0);
}

function when(isFault: boolean, words: string): string[] {
  return isFault ? [words] : [];
}
