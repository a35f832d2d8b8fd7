import type { Bot } from "../../core/bot.ts";
import type { Origin } from "../../core/command.ts";
import type { Form } from "../../core/form.ts";
import { decode, type Invocation } from "../../core/invocation.ts";
import type { Reply } from "../../core/reply.ts";
import type { Suggestion } from "../../core/store.ts";
import { cut } from "../../core/text.ts";
import { plain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { modalOf, submitted } from "./modal.ts";
import type { CommandNames } from "./names.ts";
import { filledIn, focused } from "./options.ts";
import type {
  ClickInteraction,
  CommandInteraction,
  CompletionInteraction,
  Interaction,
  SubmitInteraction,
} from "./payloads.ts";
import { createProgress, type Progress } from "./progress.ts";
import { forAsker, render } from "./render.ts";
import { shortcutForm } from "./shortcut.ts";
import { COMMAND, FLAG, type Message, RESPONSE } from "./wire.ts";
import { within } from "./within.ts";

/** Milliseconds after which an answer is put off: half of what Discord allows, the rest is for the way there. */
const PATIENCE = 1500;
/** The same for a form, which can't be put off: what has none then runs within the rest of the time. */
const FORM_PATIENCE = 500;

const NOTHING: Invocation = { command: "", args: {} };

/** The first answer to an interaction; `type` is one of `RESPONSE`. */
interface Response {
  readonly type: number;
  readonly data?: unknown;
}

/** How an interaction is answered. Each throws what discord.js throws when Discord refuses or can't be reached. */
export interface Answerer {
  /** Once, within 3 s of the interaction. */
  respond(response: Response): Promise<void>;
  /** Fills in the answer that was put off, or changes the message that was clicked. */
  edit(message: Message): Promise<void>;
  /** Adds a message after the first answer. */
  follow(message: Message): Promise<void>;
}

/** What answering needs of the rest. */
export interface Answering {
  readonly bot: Bot;
  readonly names: CommandNames;
}

/** Leads an interaction through the bot and the reply back. Resolves when it is shown; throws what the answerer throws. */
export async function answerInteraction(
  interaction: Interaction,
  origin: Origin,
  parts: Answering & { readonly answerer: Answerer },
): Promise<void> {
  switch (interaction.type) {
    case 2:
      return answerCommand(interaction, origin, parts);
    case 3:
      return answerClick(interaction, origin, parts);
    case 4:
      return suggest(interaction, origin, parts);
    case 5:
      return answerModal(interaction, origin, parts);
  }
}

type Parts = Answering & { readonly answerer: Answerer };

async function answerCommand(interaction: CommandInteraction, origin: Origin, parts: Parts): Promise<void> {
  const { bot, names } = parts;
  const { data } = interaction;
  if (data.type === COMMAND.message && (await opened(shortcutForm(interaction, bot.commands), parts))) return;
  const { path, args } = filledIn(data);
  const invocation = { command: names.commandAt(path), args };
  if (await opened(await formFor(invocation, origin, parts), parts)) return;
  const command = bot.commands.find(({ name }) => name === invocation.command);
  const progress = createProgress();
  const pending = bot.invoke(invocation, origin, progress.report);
  await answerAnew(pending, parts, command?.audience === "asker", progress);
}

/** A modal that isn't ours is a command that doesn't exist. Who sent it alone sees the answer, as with a click. */
async function answerModal({ data }: SubmitInteraction, origin: Origin, parts: Parts): Promise<void> {
  const invocation = submitted(data, parts.bot.commands) ?? NOTHING;
  const reply = parts.bot.invoke(invocation, origin);
  await answerAnew(
    reply.then((answer) => (answer.known ? answer : withWritten(answer, data))),
    parts,
    true,
  );
}

/** What was written in a modal that is refused would be lost, since Discord opens none after another. */
function withWritten(sorry: Reply, { components }: SubmitInteraction["data"]): Reply {
  const written = components.flatMap(({ component }) => component?.value?.trim() || []);
  if (written.length === 0) return sorry;
  const kept = [
    { kind: "note", text: "You wrote:" },
    ...written.map((text) => ({ kind: "text", text }) as const),
  ] as const;
  return { ...sorry, blocks: [...sorry.blocks, ...kept] };
}

/** The form that asks for what an invocation lacks, unless that takes so long that Discord would give up. */
async function formFor(invocation: Invocation, origin: Origin, { bot }: Parts): Promise<Form | undefined> {
  return within(bot.form(invocation, origin), FORM_PATIENCE);
}

/** Opens the modal of a form; false where there is none. */
async function opened(form: Form | undefined, { answerer }: Parts): Promise<boolean> {
  const data = form && modalOf(form);
  if (data) await answerer.respond({ type: RESPONSE.modal, data });
  return data !== undefined;
}

/** A value that no button of ours has is a command that doesn't exist, which the bot answers kindly. */
async function answerClick(interaction: ClickInteraction, origin: Origin, parts: Parts): Promise<void> {
  const { bot } = parts;
  const value = interaction.data.values?.[0] ?? interaction.data.custom_id;
  const { invocation, replaces } = decode(value, bot.commands) ?? { invocation: NOTHING, replaces: false };
  if (await opened(await formFor(invocation, origin, parts), parts)) return;
  const reply = bot.invoke(invocation, origin);
  const isPrivate = ((interaction.message?.flags ?? 0) & FLAG.ephemeral) !== 0;
  await (replaces ? answerInPlace(reply, parts, isPrivate) : answerAnew(reply, parts, true));
}

/** Shows a new message, at once where that is possible. Who sees it can't be changed once it was put off. */
async function answerAnew(
  pending: Promise<Reply>,
  parts: Parts,
  isPrivate: boolean,
  progress?: Progress,
): Promise<void> {
  const { answerer, names } = parts;
  const quick = await within(pending, PATIENCE);
  if (quick) {
    const message = render(quick, names.typed);
    const data = isPrivate || quick.audience === "asker" ? forAsker(message) : message;
    return answerer.respond({ type: RESPONSE.message, data });
  }
  await answerer.respond({
    type: RESPONSE.deferredMessage,
    data: { flags: isPrivate ? FLAG.ephemeral : 0 },
  });
  await progress?.showUntil(pending, (reply) => answerer.edit(render(reply, names.typed)));
  await answerer.edit(render(await pending, names.typed));
}

/** Changes the message that was clicked; what one person alone should see never replaces what all can see. */
async function answerInPlace(pending: Promise<Reply>, parts: Parts, isPrivate: boolean): Promise<void> {
  const { answerer, names } = parts;
  const quick = await within(pending, PATIENCE);
  if (!quick) await answerer.respond({ type: RESPONSE.deferredUpdate });
  const reply = quick ?? (await pending);
  const message = render(reply, names.typed);
  if (reply.audience === "channel" || isPrivate)
    return quick ? answerer.respond({ type: RESPONSE.update, data: message }) : answerer.edit(message);
  return quick
    ? answerer.respond({ type: RESPONSE.message, data: forAsker(message) })
    : answerer.follow(forAsker(message));
}

async function suggest({ data }: CompletionInteraction, origin: Origin, parts: Parts): Promise<void> {
  const { bot, names, answerer } = parts;
  const { argument, text } = focused(data) ?? { argument: "", text: "" };
  const command = names.commandAt(filledIn(data).path);
  const request = { command, argument, text, limit: LIMITS.choices };
  const suggestions = (await within(bot.complete(request, origin), PATIENCE)) ?? [];
  await answerer.respond({ type: RESPONSE.choices, data: { choices: suggestions.flatMap(choice) } });
}

/** A value can't be cut without changing its meaning, so one that is too long is not offered. */
function choice({ label, value }: Suggestion): { name: string; value: string }[] {
  const name = cut(plain(label), LIMITS.choiceText);
  return name === "" || value === "" || value.length > LIMITS.choiceText ? [] : [{ name, value }];
}
