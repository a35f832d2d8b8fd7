import type { MessageBody, ShownModal } from "./discord-components.ts";
import { channelPayload, member, snowflake, threadPayload, user, WORLD } from "./discord-world.ts";

/** A message that the bot sent, as the stand-in keeps it. */
export interface SentMessage {
  readonly id: string;
  readonly channel: string;
  readonly body: MessageBody;
}

/** Where an input happens and who sends it. */
export interface Scene {
  readonly direct?: boolean;
  /** Another server than that of `WORLD`. */
  readonly guild?: string;
  /** The id of a thread in the server. */
  readonly thread?: string;
  readonly person?: string;
  /** The bits that Discord works out for the member; the permission to manage the server is 32. */
  readonly permissions?: bigint;
  readonly roles?: readonly string[];
}

/** An option as filled in; a subcommand holds others. */
export interface GivenOption {
  readonly type: number;
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly GivenOption[];
}

/** Somebody's message, in whose menu a command is chosen. */
export interface Target {
  readonly id: string;
  readonly content: string;
  readonly mentions?: readonly Record<string, unknown>[];
  readonly attachments?: readonly Record<string, unknown>[];
}

/**
 * What a person does: runs a command, types in one of its options, presses a button, chooses from a menu, chooses a
 * command in the menu of a message, or sends a modal with what was written into it, by the ids of its inputs.
 */
export type Act =
  | {
      readonly kind: "command" | "completion";
      readonly name: string;
      readonly options: readonly GivenOption[];
      /** Files that were uploaded, by the ids that the options name. */
      readonly attachments?: Readonly<Record<string, { readonly filename: string; readonly url: string }>>;
    }
  | { readonly kind: "press"; readonly message: SentMessage; readonly customId: string }
  | {
      readonly kind: "choose";
      readonly message: SentMessage;
      readonly customId: string;
      readonly value: string;
    }
  | { readonly kind: "menu"; readonly name: string; readonly target: Target }
  | {
      readonly kind: "submit";
      readonly modal: ShownModal;
      readonly written: Readonly<Record<string, string>>;
    };

const TYPES = { command: 2, completion: 4, press: 3, choose: 3, menu: 2, submit: 5 };

/** An INTERACTION_CREATE as Discord dispatches it. */
export function interactionPayload(
  act: Act,
  scene: Scene,
  keys: { readonly id: string; readonly token: string },
): Record<string, unknown> {
  const { direct = false, guild = WORLD.guild, thread, person = WORLD.person, roles = [] } = scene;
  const { permissions = 1n << 10n } = scene;
  const sender = user(person, "ada");
  const place = direct
    ? { channel_id: WORLD.directChannel, channel: directChannel(sender), user: sender, context: 1 }
    : {
        guild_id: guild,
        channel_id: thread ?? WORLD.channel,
        channel: thread === undefined ? channelPayload(WORLD.channel) : threadPayload(thread),
        member: { ...member(roles), user: sender, permissions: String(permissions) },
        context: 0,
        guild_locale: "en-US",
      };
  return {
    ...keys,
    ...place,
    application_id: WORLD.application,
    type: TYPES[act.kind],
    version: 1,
    locale: "en-GB",
    app_permissions: "277025459200",
    entitlements: [],
    authorizing_integration_owners: direct ? {} : { 0: WORLD.guild },
    attachment_size_limit: 10_485_760,
    ...actPayload(act),
  };
}

function actPayload(act: Act): Record<string, unknown> {
  switch (act.kind) {
    case "command":
    case "completion":
      return {
        data: {
          id: "600000000000000001",
          type: 1,
          name: act.name,
          options: act.options,
          ...(act.attachments && { resolved: { attachments: uploaded(act.attachments) } }),
        },
      };
    case "press":
      return {
        data: { component_type: 2, custom_id: act.customId, id: 1 },
        message: messagePayload(act.message),
      };
    case "choose":
      return {
        data: { component_type: 3, custom_id: act.customId, values: [act.value], id: 1 },
        message: messagePayload(act.message),
      };
    case "menu":
      return { data: menuData(act.name, act.target) };
    case "submit":
      return { data: submittedData(act.modal, act.written) };
  }
}

function uploaded(
  files: Readonly<Record<string, { readonly filename: string; readonly url: string }>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(files).map(([id, file]) => [
      id,
      { id, size: 100, proxy_url: file.url, ephemeral: true, ...file },
    ]),
  );
}

function menuData(name: string, { id, content, ...more }: Target): Record<string, unknown> {
  const message = { ...incoming(id, WORLD.channel, content, user(WORLD.owner, "grace")), ...more };
  return {
    id: "600000000000000002",
    type: 3,
    name,
    target_id: id,
    resolved: { messages: { [id]: message } },
  };
}

/** What was not written anew is sent as it stood there. */
function submittedData(
  { custom_id, components }: ShownModal,
  written: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return {
    custom_id,
    components: components.map(({ component: { custom_id: input, value = "", required } }, index) => {
      const text = written[input] ?? value;
      if (required && text === "") throw new Error(`${input} is required.`);
      return {
        type: 18,
        id: index + 1,
        component: { type: 4, id: index + 9, custom_id: input, value: text },
      };
    }),
  };
}

/** A message of the bot as Discord gives it back. */
export function messagePayload({ id, channel, body }: SentMessage): Record<string, unknown> {
  return {
    ...incoming(id, channel, body.content ?? "", user(WORLD.bot, "rapporteur", true)),
    flags: body.flags ?? 0,
    components: body.components ?? [],
    nonce: body.nonce ?? undefined,
    application_id: WORLD.application,
  };
}

/**
 * A MESSAGE_CREATE as Discord dispatches it to a bot without privileged intents: the content is there for direct
 * messages and mentions only, and nothing tells the type of the channel.
 */
export function saidPayload(text: string, scene: Scene, id = snowflake()): Record<string, unknown> {
  const { direct = false, guild = WORLD.guild, person = WORLD.person, roles = [] } = scene;
  const isForBot = direct || text.includes(`<@${WORLD.bot}>`);
  const channel = direct ? WORLD.directChannel : (scene.thread ?? WORLD.channel);
  return {
    ...incoming(id, channel, isForBot ? text : "", user(person, "ada", person === WORLD.bot)),
    ...(!direct && { guild_id: guild, member: member(roles) }),
    mentions: isForBot && !direct ? [user(WORLD.bot, "rapporteur", true)] : [],
  };
}

function directChannel(recipient: Record<string, unknown>): Record<string, unknown> {
  return { id: WORLD.directChannel, type: 1, recipients: [recipient], flags: 0 };
}

function incoming(
  id: string,
  channel: string,
  content: string,
  author: Record<string, unknown>,
): Record<string, unknown> {
  return {
    id,
    channel_id: channel,
    type: 0,
    content,
    author,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
  };
}
