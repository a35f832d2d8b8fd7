import type { Usage } from "../../core/usage.ts";
import type { Message } from "../discord/wire.ts";
import type { SlackMessage } from "../slack/render.ts";

/** A message as it would go over the wire, and how near it is to each limit. */
export interface Wired<Payload> {
  readonly payload: Payload;
  readonly usage: readonly Usage[];
}

/** A message, or what went wrong when it was drawn. */
export type Drawn<Payload> = Wired<Payload> | { readonly fault: string };

/** One message on both platforms. */
export interface Shown {
  readonly slack: Drawn<SlackMessage>;
  readonly discord: Drawn<Message>;
}

/** What came of a question, a command or a click. */
export interface Answer extends Shown {
  /** Names this message; a thread under it goes by the same name. */
  readonly id: string;
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
  /** It takes the place of the message on which was clicked. */
  readonly replaces: boolean;
}

/** A digest that was posted of the bot's own accord while the page was open, or shortly before. */
export interface Posted extends Shown {
  readonly id: string;
  /** The message under which it hangs in a thread. */
  readonly thread?: string | undefined;
}

/** A way to go on with what was typed: what is shown, what it means, and the line that it makes. */
export interface Completed {
  readonly label: string;
  readonly detail: string;
  readonly line: string;
}

/** An option of a menu that is fed while somebody types. */
export interface Fed {
  readonly label: string;
  readonly value: string;
}

/** What the page needs at first. */
export interface About {
  readonly workshops: readonly {
    readonly id: string;
    readonly name: string;
    readonly talks: number;
    readonly timezone: string;
    readonly days: readonly { readonly day: string; readonly name: string }[];
  }[];
  /** What one may type to try it out. */
  readonly examples: readonly string[];
}

/** What is asked of the digest tab. */
export interface DigestWish {
  readonly workshop: string;
  readonly mode: "live" | "next-morning" | "replay" | "replay-weekdays";
  /** The workshop day to show; by default the first. */
  readonly day?: string | undefined;
  /** At most this many messages of the thread. */
  readonly replies: number;
}

/** When each digest would be posted, and one of them with its thread. */
export interface DigestView {
  readonly days: readonly { readonly day: string; readonly name: string; readonly at: string }[];
  readonly day: string;
  /** The first is the digest, the others stand in the thread under it. */
  readonly posts: readonly (Shown & { readonly id: string })[];
  /** How many messages there are in the thread, shown or not. */
  readonly replies: number;
}

/** A talk as a box in the picture of its day. */
export interface Box {
  /** What a click does, as the value of a button. */
  readonly value: string;
  readonly title: string;
  readonly people: string;
  /** Local times, `09:30`; undefined where only the order is known. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Minutes after the beginning of the picture, and how many it takes. */
  readonly at: number;
  readonly lasts: number;
  /** Which of the lines of its row it is on: talks at the same time stand below each other. */
  readonly lane: number;
  readonly cancelled: boolean;
}

/** A room or a track. */
export interface Row {
  readonly name: string;
  readonly lanes: number;
  readonly boxes: readonly Box[];
}

/** A day as a picture: rows over time, and the talks whose time isn't known in their order. */
export interface DayPicture {
  readonly day: string;
  readonly name: string;
  readonly talks: number;
  /** Full hours below the rows. */
  readonly hours: readonly { readonly label: string; readonly at: number }[];
  /** Length of the picture in minutes. */
  readonly length: number;
  readonly rows: readonly Row[];
  readonly untimed: readonly Box[];
}

/** The routes that answer JSON, by what they take and give. */
export interface Routes {
  ask: { takes: Said & { text: string }; gives: Answer };
  press: { takes: Said & { value: string }; gives: Answer };
  complete: { takes: Said & { text: string }; gives: readonly Completed[] };
  feed: { takes: Said & { action: string; text: string }; gives: readonly Fed[] };
  digest: { takes: DigestWish; gives: DigestView };
  programme: { takes: { workshop: string }; gives: readonly DayPicture[] };
  about: { takes: Record<string, never>; gives: About };
}

/** Who says something, and where. */
export interface Said {
  /** Tells open pages apart. */
  readonly visitor: string;
  readonly thread?: string | undefined;
  /** BCP 47 tag. */
  readonly locale?: string | undefined;
}
