import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, types, ViewSubmitAction } from "@slack/bolt";
import { askedFor } from "../../core/form.ts";
import { type Block, type Reply, reply } from "../../core/reply.ts";
import type { Desk } from "./desk.ts";
import { formView, messageView, readPurpose } from "./form.ts";
import { filledIn } from "./form-fields.ts";
import { submissionSchema } from "./payloads.ts";
import { placeOf } from "./place.ts";
import { soon } from "./soon.ts";

/** Slack waits 3 s for what is to become of the form; an answer that takes longer than this (milliseconds) comes later. */
const QUICK = 2000;

const WAITING = reply({ summary: "One moment …", blocks: [{ kind: "text", text: "One moment …" }] });

const NOTHING = { command: "", args: {} };

const WORDS: ReadonlySet<Block["kind"]> = new Set(["text", "list", "note"]);

type Input = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * Runs the command whose form was sent. The answer takes the place of the form, which needs no scope and reaches people
 * in channels without the bot; when something is wrong, the form stays and says so.
 */
export async function onForm({ body, ack, context }: Input, desk: Desk): Promise<void> {
  const { view, trigger_id, ...rest } = submissionSchema.parse(body);
  if (!(await desk.isNew(trigger_id, context))) return ack();
  const place = placeOf({ ...rest, view });
  const { command: name, args: given } = readPurpose(view.private_metadata)?.invocation ?? NOTHING;
  const command = desk.bot.commands.find((known) => known.name === name);
  const args = { ...(command ? filledIn(command, view.state.values) : {}), ...given };
  const answer = desk.bot.invoke({ command: name, args }, await desk.origin(place, name));
  const instead = (said: Reply): types.ModalView =>
    messageView(desk.draw(said), { invocation: { command: name, args: {} }, channel: place.channel });
  const quick = await soon(answer, QUICK);
  const asks = command ? askedFor(command) : [];
  const next =
    command && asks.length > 0 && quick?.known === false
      ? formView({ command, asks, given, values: {} }, place.channel, desk.draw(explanation(quick)))
      : instead(quick ?? WAITING);
  await ack({ response_action: "update", view: next }).catch(async (error: unknown) => {
    desk.log.warn({ err: error }, "the connection was lost while a form was acknowledged");
    await desk.modals.update(view.id, next);
  });
  if (!quick) await desk.modals.update(view.id, instead(await answer));
}

/** What may stand above a form: words, and nothing that would lead away from it. */
function explanation(sorry: Reply): Reply {
  return { ...sorry, blocks: sorry.blocks.filter(({ kind }) => WORDS.has(kind)) };
}
