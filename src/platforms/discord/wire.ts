/**
 * The part of Discord's wire format that the bot sends, with its numbers written out: a pure renderer must not load
 * discord.js for them. The tests hold every message against Discord's published schema.
 * https://docs.discord.com/developers/components/reference
 */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  section: 9,
  textDisplay: 10,
  separator: 14,
  container: 17,
  textInput: 4,
  label: 18,
} as const;

/** Styles of a text input: one line, or several. */
export const TEXT_INPUT = { short: 1, paragraph: 2 } as const;

/** Styles of a button. */
export const BUTTON = { primary: 1, secondary: 2, link: 5 } as const;

/** Flags of a message: https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const FLAG = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

/** How an interaction is answered, by the number of the callback type. */
export const RESPONSE = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** Types of commands: typed after a slash, and chosen in the menu of a message. */
export const COMMAND = { slash: 1, message: 3 } as const;

/** Types of the options of a command. */
export const OPTION = {
  subcommand: 1,
  string: 3,
  integer: 4,
  boolean: 5,
  channel: 7,
  attachment: 11,
} as const;

/** Types of channels: where people write, and where announcements are made. */
export const CHANNEL = { text: 0, announcements: 5 } as const;

/** Types of channels that are threads: of announcements, public, private. */
export const THREADS: ReadonlySet<number | undefined> = new Set([10, 11, 12]);

/** The bit of the permission to manage a server, which makes an organiser. */
export const MANAGE_GUILD = 1 << 5;

type Types = typeof COMPONENT;

/** A thing to click. */
export type ButtonComponent = {
  readonly type: Types["button"];
  readonly label: string;
} & (
  | { readonly style: (typeof BUTTON)["primary" | "secondary"]; readonly custom_id: string }
  | { readonly style: (typeof BUTTON)["link"]; readonly url: string }
);

/** One line of a menu. */
export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

/** A menu. */
export interface SelectComponent {
  readonly type: Types["stringSelect"];
  readonly custom_id: string;
  readonly placeholder: string;
  readonly options: readonly SelectOption[];
}

/** A block of markdown. */
export interface TextDisplay {
  readonly type: Types["textDisplay"];
  readonly content: string;
}

/** What may stand in a container. */
export type ContainedComponent =
  | TextDisplay
  | {
      readonly type: Types["section"];
      readonly components: readonly [TextDisplay];
      readonly accessory: ButtonComponent;
    }
  | {
      readonly type: Types["actionRow"];
      readonly components: readonly ButtonComponent[] | readonly [SelectComponent];
    }
  | { readonly type: Types["separator"] };

/** A message. Nobody is ever pinged, whatever its text says. */
export interface Message {
  readonly flags: number;
  readonly components: readonly [
    {
      readonly type: Types["container"];
      readonly components: readonly ContainedComponent[];
      /** Any number that is unique within the message; Discord keeps it. */
      readonly id?: number;
    },
  ];
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user?: false };
}

/** An input of a modal with its label. */
export interface LabelComponent {
  readonly type: Types["label"];
  readonly label: string;
  readonly description: string;
  readonly component: {
    readonly type: Types["textInput"];
    readonly custom_id: string;
    readonly style: (typeof TEXT_INPUT)[keyof typeof TEXT_INPUT];
    readonly required: boolean;
    readonly max_length: number;
    readonly value?: string;
  };
}

/** A window in front of somebody: https://docs.discord.com/developers/components/using-modal-components */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly LabelComponent[];
}
