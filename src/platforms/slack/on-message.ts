import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { parse } from "../../core/invocation.ts";
import { type Desk, SORRY } from "./desk.ts";
import { isLost } from "./faults.ts";
import { isQuestion, typedText } from "./incoming.ts";
import { eventSchema, type SlackEvent } from "./payloads.ts";

type Input = SlackEventMiddlewareArgs & AllMiddlewareArgs;

/** Answers a mention in a thread below it, and what is written to the bot itself where it was written. */
export async function onMessage({ body, context }: Input, desk: Desk): Promise<void> {
  const { event, team_id, enterprise_id } = eventSchema.parse(body);
  if (!isQuestion(event, desk.self)) return;
  // One message may come as several events, each with an id of its own, and each event several times.
  if (!(await desk.isNew(`${team_id ?? ""} ${event.channel} ${event.ts}`, context))) return;
  const text = desk.names.own(typedText(event.text, desk.self)) || "/help";
  const thread = threadOf(event);
  const command = text.startsWith("/") ? parse(text.slice(1), desk.bot.commands)?.command : undefined;
  const place = {
    workspace: team_id ?? enterprise_id ?? "",
    channel: event.channel,
    person: event.user ?? "",
    thread,
    name: command === undefined ? undefined : await desk.nameOf(event.user ?? ""),
  };
  const reply = await desk.bot.ask(text, await desk.origin(place, command));
  try {
    await desk.post(event.channel, thread, desk.draw(reply));
  } catch (error) {
    desk.log.error({ err: error, channel: event.channel }, "Slack didn't take an answer");
    // What was lost on the way may have arrived, and an answer is not followed by an apology.
    if (!isLost(error)) await desk.post(event.channel, thread, SORRY);
  }
}

function threadOf(event: SlackEvent): string | undefined {
  return event.thread_ts ?? (event.type === "app_mention" ? event.ts : undefined);
}
