import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { apology, type Inline, type Reply } from "../../core/reply.ts";
import type { Desk, Place } from "./desk.ts";
import { typedText } from "./incoming.ts";
import { commandSchema } from "./payloads.ts";
import { soon } from "./soon.ts";
import { type SlackResponse, tell } from "./tell.ts";

/** Slack waits 3 s for a sign of life. An answer that is there within this time (milliseconds) is that sign itself. */
const QUICK = 1000;

type Input = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** Answers a slash command: in the acknowledgement where that is soon enough, which saves a round trip, else after it. */
export async function onCommand({ body, ack, respond, context }: Input, desk: Desk): Promise<void> {
  const command = commandSchema.parse(body);
  if (desk.isRepeated(context["envelopeId"], command.trigger_id)) return ack();
  const place = {
    workspace: command.team_id ?? command.enterprise_id ?? "",
    channel: command.channel_id,
    person: command.user_id,
  };
  const answer = answerTo(command.command, typedText(command.text), place, desk).then(
    (reply): SlackResponse => ({
      ...desk.draw(reply),
      response_type: reply.audience === "channel" ? "in_channel" : "ephemeral",
    }),
  );
  const quick = await soon(answer, QUICK);
  if (quick) {
    await ack({ ...quick }).catch(async (error: unknown) => {
      desk.log.warn({ err: error }, "the connection was lost while a command was acknowledged");
      await tell(respond, quick, desk);
    });
  } else {
    await ack();
    await tell(respond, await answer, desk);
  }
}

async function answerTo(slash: string, text: string, place: Place, desk: Desk): Promise<Reply> {
  const invocation = desk.names.read(slash, text);
  return invocation
    ? desk.bot.invoke(invocation, await desk.origin(place, invocation.command))
    : unfinished(slash, desk);
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
