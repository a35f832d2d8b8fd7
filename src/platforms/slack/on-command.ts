import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { apology, type Inline, type Reply } from "../../core/reply.ts";
import type { Desk } from "./desk.ts";
import { typedText } from "./incoming.ts";
import { openForm } from "./open-form.ts";
import { commandSchema, type SlashCommand } from "./payloads.ts";
import { soon } from "./soon.ts";
import { type SlackResponse, tell } from "./tell.ts";

/** Slack waits 3 s for a sign of life. An answer that is there within this time (milliseconds) is that sign itself. */
const QUICK = 1000;

type Input = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * Answers a slash command: in the acknowledgement where that is soon enough, which saves a round trip, else after it.
 * One that asks for its arguments is answered by a form.
 */
export async function onCommand({ body, ack, respond, context }: Input, desk: Desk): Promise<void> {
  const command = commandSchema.parse(body);
  const { shown, show } = firstWord();
  const outcome = desk.isNew(command.trigger_id, context).then(async (isNew) => {
    const reply = isNew ? await answerTo(command, desk, show) : undefined;
    return { message: reply && drawn(reply, desk) };
  });
  const quick = (await soon(outcome, QUICK))?.message;
  if (quick) {
    await ack({ ...quick }).catch(async (error: unknown) => {
      desk.log.warn({ err: error }, "the connection was lost while a command was acknowledged");
      await tell(respond, quick, desk);
    });
    return;
  }
  const early = await soon(shown, 0);
  await ack(early && { ...drawn(early, desk) });
  const late = early ? undefined : await Promise.race([shown, outcome.then(() => undefined)]);
  if (late) await tell(respond, drawn(late, desk), desk);
  const { message } = await outcome;
  if (message) await tell(respond, message, desk);
}

/** The first that is shown of an answer which takes its time. */
function firstWord(): { readonly shown: Promise<Reply>; show(soFar: Reply): void } {
  const waiting: ((soFar: Reply) => void)[] = [];
  const shown = new Promise<Reply>((resolve) => void waiting.push(resolve));
  return { shown, show: (soFar) => waiting[0]?.(soFar) };
}

/** The answer, or nothing where a form was opened. Until it is there, `show` is told how it is getting on; only the first word counts. */
async function answerTo(
  command: SlashCommand,
  desk: Desk,
  show: (soFar: Reply) => void,
): Promise<Reply | undefined> {
  const invocation = desk.names.read(command.command, typedText(command.text));
  if (!invocation) return unfinished(command.command, desk);
  const place = {
    workspace: command.team_id ?? command.enterprise_id ?? "",
    channel: command.channel_id,
    person: command.user_id,
    name: command.user_name,
  };
  const origin = await desk.origin(place, invocation.command);
  const form = command.trigger_id === undefined ? undefined : await desk.bot.form(invocation, origin);
  return form && command.trigger_id !== undefined
    ? openForm(form, command.trigger_id, place.channel, desk)
    : desk.bot.invoke(invocation, origin, show);
}

function drawn(reply: Reply, desk: Desk): SlackResponse {
  const response_type = reply.audience === "channel" ? "in_channel" : "ephemeral";
  return { ...desk.draw(reply), response_type };
}

/** Commands of two words share a slash command; without the second word it means nothing. */
function unfinished(slash: string, { bot, names }: Desk): Reply {
  const group = bot.commands.filter(({ name }) => names.slash(name) === slash);
  const further = group.length > 0 ? group : bot.commands.filter(({ name }) => name === "help");
  const hints = further.flatMap(({ name }): Inline[] => [
    " ",
    { kind: "typed", invocation: { command: name, args: {} } },
  ]);
  return apology([`I don't know that form of ${slash}. Please try:`, ...hints]);
}
