import { randomUUID } from "node:crypto";
import type { Origin } from "../../core/command.ts";
import { strandOf } from "../../core/conversation.ts";
import { decode } from "../../core/invocation.ts";
import { apology, type Reply } from "../../core/reply.ts";
import type { Pane, PreviewParts } from "./parts.ts";
import type { Answer, Drawn, Routes, Said, Shown, Wired } from "./protocol.ts";

const CONVERSATION_MS = 3_600_000;

/** The channel that stands for the page. */
export const PAGE = { platform: "preview", workspace: "preview", channel: "preview" } as const;

/** Whoever opened the page, who counts as an organiser: only who runs the bot can reach it. */
export function originOf({ visitor, thread, locale }: Said): Origin {
  return { ...PAGE, person: visitor, organiser: true, direct: true, thread, locale };
}

/** Answers what was typed, on both platforms. Names of commands may be those of either. */
export async function ask(said: Routes["ask"]["takes"], parts: PreviewParts): Promise<Answer> {
  const { bot, slack, discord } = parts;
  const id = randomUUID();
  const text = slack.own(discord.own(said.text.trim()));
  const reply = await bot.ask(text, originOf(said));
  if (said.thread === undefined) await beginThread(said, id, parts);
  return { ...answer(reply, reply.audience === "asker", parts), id, replaces: false };
}

/** Answers a click or a choice. The value is untrusted, as on the platforms: access and arguments are checked again. */
export async function press(said: Routes["press"]["takes"], parts: PreviewParts): Promise<Answer> {
  const { bot } = parts;
  const pressed = decode(said.value, bot.commands);
  const invocation = pressed?.invocation ?? { command: said.value, args: {} };
  const reply = await bot.invoke(invocation, originOf(said));
  const replaces = pressed?.replaces === true && reply.known;
  return { ...answer(reply, !replaces, parts), id: randomUUID(), replaces };
}

/** Draws a message on both platforms; a fault of a renderer shows in its place and leaves the other alone. */
export function both(
  draw: <Payload>(pane: Pane<Payload>) => Wired<Payload>,
  { slack, discord, log }: PreviewParts,
): Shown {
  const drawn = <Payload>(pane: Pane<Payload>, platform: string): Drawn<Payload> => {
    try {
      return draw(pane);
    } catch (error) {
      log.error({ err: error, platform }, "a reply could not be drawn");
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  };
  return { slack: drawn(slack, "slack"), discord: drawn(discord, "discord") };
}

/** A private sentence on both platforms. */
export function sorry(sentence: string, parts: PreviewParts): Answer {
  return { ...answer(apology(sentence), true, parts), id: randomUUID(), replaces: false };
}

function answer(reply: Reply, isPrivate: boolean, parts: PreviewParts): Shown & Pick<Answer, "isPrivate"> {
  return { ...both((pane) => pane.answer(reply, isPrivate), parts), isPrivate };
}

/** A thread under an answer goes on from it. */
async function beginThread(said: Said, id: string, { store, log }: PreviewParts): Promise<void> {
  const { conversations } = store;
  try {
    const turn = await conversations.recall(strandOf(originOf(said)), new Date());
    const thread = strandOf(originOf({ ...said, thread: id }));
    if (turn) await conversations.remember(thread, turn, new Date(Date.now() + CONVERSATION_MS));
  } catch (error) {
    log.warn({ err: error }, "a thread starts without what was said before");
  }
}
