import type { Invocation } from "./invocation.ts";
import type { Talk } from "./talk.ts";

/** Text with a style. The words are always escaped by the platform. */
export interface Styled {
  readonly kind: "bold" | "italic" | "code";
  readonly text: string;
}

/** Words that open an address. Anything but http(s) is shown as plain words. */
export interface Hyperlink {
  readonly kind: "link";
  readonly text: string;
  readonly url: string;
}

/** A point in time, shown in the reader's own zone where the platform can, and in `zone` (IANA name) where it can't. */
export interface Moment {
  readonly kind: "moment";
  /** ISO 8601 instant. */
  readonly at: string;
  readonly zone: string;
  readonly show: "time" | "date-time";
}

/** How to type an invocation on the platform where the reply is read, whose names of commands may differ. */
interface Typed {
  readonly kind: "typed";
  readonly invocation: Invocation;
}

/** A channel of the platform where the reply is read, by its id. */
interface ChannelName {
  readonly kind: "channel";
  readonly id: string;
}

/** A piece of a line. A plain string is text and never markup. */
export type Inline = string | Styled | Hyperlink | Moment | Typed | ChannelName;

/** A line of text in one or more pieces. */
export type Rich = Inline | readonly Inline[];

/** A button that does something; `replaces` puts the answer in place of the message it stands on (paging). */
export interface ActionButton {
  readonly label: string;
  readonly invocation: Invocation;
  readonly replaces?: boolean;
  readonly primary?: boolean;
}

/** A button that opens a page. */
export interface LinkButton {
  readonly label: string;
  readonly url: string;
}

/** A thing to click. */
export type Button = ActionButton | LinkButton;

/** One line of a picker. */
export interface Choice {
  readonly label: string;
  readonly description?: string | undefined;
  readonly invocation: Invocation;
}

/** A part of a reply, from top to bottom. */
export type Block =
  | { readonly kind: "heading"; readonly text: Rich }
  | { readonly kind: "text"; readonly text: Rich }
  | { readonly kind: "list"; readonly items: readonly Rich[] }
  /** A line with a button of its own, such as a hit in a list. */
  | { readonly kind: "entry"; readonly text: Rich; readonly button: Button }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  /**
   * A menu. `completes` names the command and argument whose completion feeds it where the platform can ask
   * while somebody types; elsewhere `choices` are offered.
   */
  | {
      readonly kind: "picker";
      readonly placeholder: string;
      readonly choices: readonly Choice[];
      readonly completes?: { readonly command: string; readonly argument: string };
    }
  /** Small print. */
  | { readonly kind: "note"; readonly text: Rich }
  | { readonly kind: "divider" };

/** Who sees a reply: everybody in the channel, or the person who asked. */
export type Audience = "channel" | "asker";

/** An answer as plain data. It knows nothing of Slack or Discord; each platform renders it with one pure function. */
export interface Reply {
  /** One plain sentence that stands for the whole in notifications. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly audience: Audience;
  /** False when the question has no answer here. */
  readonly known: boolean;
  /** The talks that the answer names, best first. */
  readonly talks: readonly Talk[];
}

/** Makes a reply from what differs; by default it is known, for the channel, and names no talk. */
export function reply(
  parts: Pick<Reply, "summary" | "blocks"> & Partial<Omit<Reply, "summary" | "blocks">>,
): Reply {
  return { audience: "channel", known: true, talks: [], ...parts };
}

/** Makes a private one-sentence reply that says that there is no answer, and what to do instead. */
export function apology(sentence: Rich, blocks: readonly Block[] = []): Reply {
  return reply({
    summary: wording(sentence),
    blocks: [{ kind: "text", text: sentence }, ...blocks],
    audience: "asker",
    known: false,
  });
}

/** The pieces of a line, whether it was written as one or as several. */
export function pieces(rich: Rich): readonly Inline[] {
  return isSingle(rich) ? [rich] : rich;
}

/** True for a button that opens a page rather than doing something. */
export function isLinkButton(button: Button): button is LinkButton {
  return "url" in button;
}

/** The words of a line without any style. A typed invocation is named by its command. */
export function wording(rich: Rich): string {
  return pieces(rich)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if (piece.kind === "typed") return `/${piece.invocation.command}`;
      if (piece.kind === "channel") return `#${piece.id}`;
      return piece.kind === "moment" ? piece.at : piece.text;
    })
    .join("");
}

function isSingle(rich: Rich): rich is Inline {
  return typeof rich === "string" || "kind" in rich;
}
