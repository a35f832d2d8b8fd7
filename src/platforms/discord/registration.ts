import type { COMMAND, OPTION } from "./wire.ts";

type Types = typeof OPTION;

interface Named {
  readonly name: string;
  readonly description: string;
}

/** An argument as Discord asks for it: https://docs.discord.com/developers/interactions/application-commands */
export interface ArgumentOption extends Named {
  readonly type: Exclude<Types[keyof Types], Types["subcommand"]>;
  readonly required: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly autocomplete?: true;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
  readonly channel_types?: readonly number[];
}

/** The second word of a command, with its arguments. */
export interface SubcommandOption extends Named {
  readonly type: Types["subcommand"];
  readonly options: readonly ArgumentOption[];
}

/** A command as it is registered with Discord. */
export type Registration = SlashRegistration | MessageRegistration;

/** What is typed after a slash. */
interface SlashRegistration extends Named, Reach {
  readonly type: (typeof COMMAND)["slash"];
  readonly options: readonly ArgumentOption[] | readonly SubcommandOption[];
}

/** What is chosen in the menu of a message; its name is all that Discord shows of it. */
interface MessageRegistration extends Reach {
  readonly type: (typeof COMMAND)["message"];
  readonly name: string;
}

/** Who sees a command, and where. */
interface Reach {
  /**
   * Null for everybody; else a sum of permission bits, and only members who have them all see the command. Discord's
   * published schema has a number here on the way in, and text on the way out.
   */
  readonly default_member_permissions: number | null;
  /** Servers (0) and people (1) that may install it. */
  readonly integration_types: readonly number[];
  /** Servers (0), direct messages with the bot (1) and between people (2). */
  readonly contexts: readonly number[];
}
