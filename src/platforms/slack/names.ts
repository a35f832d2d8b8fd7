import { format, type Invocation, parse, type Signature } from "../../core/invocation.ts";

/**
 * The names that Slack keeps for itself; an app's manifest with one of them is refused as a whole.
 * https://slack.com/help/articles/201259356-Slash-commands-in-Slack
 */
const BUILT_IN: ReadonlySet<string> = new Set(
  `active apps archive away call canvas close collapse commands dm dnd expand feed feedback huddle invite
  invite_people join keys kick leave list me msg mute open part people prefs pro remind remove rename s search
  shortcuts shrug star status topic unarchive who`.split(/\s+/u),
);

/** How the bot's commands are named in Slack. */
export interface Names {
  /** The slash command that carries a command: `talk` gives `/talk`, `who` gives `/talk-who`, `digest stop` gives `/digest`. */
  slash(command: string): string;
  /** An invocation as it is typed in Slack: `/talk-who patrick`. */
  typed(invocation: Invocation): string;
  /** A text that begins with one of Slack's names, in the bot's own: `/talk-who patrick` gives `/who patrick`. */
  own(text: string): string;
  /** What a slash command with this text means; undefined when no command of that name has such a first word. */
  read(slash: string, text: string): Invocation | undefined;
}

/**
 * The one table of names, for the manifest, for help and for the listener. Commands whose first word is the same share a
 * slash command, whose text begins with the second. `prefix` stands before every name.
 */
export function createNames(signatures: readonly Signature[], prefix: string): Names {
  const slash = (command: string): string => {
    const [word = ""] = command.split(" ");
    return `/${prefix}${BUILT_IN.has(word) ? "talk-" : ""}${word}`;
  };
  const words = new Map(signatures.map(({ name }) => [slash(name), name.split(" ")[0] ?? name]));
  const own = (text: string): string =>
    text.replace(/^\/\S+/u, (name) =>
      words.has(name.toLowerCase()) ? `/${words.get(name.toLowerCase())}` : name,
    );
  return {
    slash,
    own,
    typed: (invocation) => {
      const signature = signatures.find(({ name }) => name === invocation.command);
      return format(invocation, signature).replace(/^\S*/u, slash);
    },
    read: (name, text) => parse(own(`${name} ${text}`).slice(1), signatures),
  };
}

/** The `callback_id` of a command as an action on a message. */
export function shortcutId(command: string): string {
  return `shortcut:${command}`;
}
