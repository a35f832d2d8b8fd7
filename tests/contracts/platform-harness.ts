import type { Bot } from "../../src/core/bot.ts";
import type { Platform } from "../../src/core/platform.ts";

/** What a person sees of one answer. */
export interface Shown {
  /** All words on the message, markup included as it went over the wire. */
  readonly text: string;
  /** Labels of its buttons, in order. */
  readonly buttons: readonly string[];
  /** Labels of its menu's choices, in order; for a menu fed while typing, what it offers for an empty text. */
  readonly choices: readonly string[];
  /** True when only the person who asked sees it. */
  readonly isPrivate: boolean;
  /** True when it took the place of the message whose button was pressed. */
  readonly replaced: boolean;
}

/** A platform over its stand-in, driven as a person would. Every method waits for the answer, never for a time. */
export interface PlatformHarness {
  readonly platform: Platform;
  /** Types a slash command in a channel: `command("talk", "ipset")`; `text` uses the grammar of `core/invocation.ts`. */
  command(name: string, text: string): Promise<Shown>;
  press(shown: Shown, label: string): Promise<Shown>;
  choose(shown: Shown, label: string): Promise<Shown>;
  /** Sends a value that no button of the bot ever had. */
  pressForged(value: string): Promise<Shown>;
  mention(text: string): Promise<Shown>;
  direct(text: string): Promise<Shown>;
  /** Labels offered for an argument (Discord autocompletion; Slack `external_select`). */
  complete(command: string, argument: string, text: string): Promise<readonly string[]>;
  /** Delivers the same command twice with the same id; resolves to how many answers were given. */
  commandDeliveredTwice(name: string, text: string): Promise<number>;
  /** Drops the socket without a goodbye and resolves when the bot is connected again. */
  dropSocket(): Promise<void>;
  /** Stops the platform and starts a new one with the same settings, as a restarted process would. */
  restart(): Promise<void>;
  /** Disconnects, closes the stand-in, and throws if the stand-in saw an invalid or unexpected request. */
  close(): Promise<void>;
}

/** Starts a stand-in and connects a platform to it. */
export type StartHarness = (bot: Bot) => Promise<PlatformHarness>;
