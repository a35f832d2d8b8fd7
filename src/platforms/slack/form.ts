import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Form } from "../../core/form.ts";
import type { Invocation } from "../../core/invocation.ts";
import { inputBlock } from "./form-fields.ts";
import { LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";
import { plainText } from "./text-object.ts";

/** The `callback_id` of all forms. */
export const FORM = "form";

/** What a form is for: the invocation whose other arguments it asks for, and the channel for which that will run. */
export interface Purpose {
  readonly invocation: Invocation;
  readonly channel: string;
}

const purposeSchema = z
  .string()
  .transform((text): unknown => {
    const [, channel, command, args = "{}"] = /^(\w+) ([^\n]+)(?:\n(.*))?$/su.exec(text) ?? [];
    try {
      return { channel, invocation: { command, args: JSON.parse(args) as unknown } };
    } catch {
      return undefined;
    }
  })
  .pipe(
    z.object({
      channel: z.string(),
      invocation: z.object({ command: z.string(), args: z.record(z.string(), z.string()) }),
    }),
  );

/** Reads back what a form or an answer in its place is for; undefined for anything that isn't ours. */
export function readPurpose(metadata: string | undefined): Purpose | undefined {
  return purposeSchema.safeParse(metadata).data;
}

/**
 * A form that asks for arguments of a command, below `said` (what was wrong when it was sent before). Slack keeps what was
 * filled in, since the inputs keep their ids: https://docs.slack.dev/reference/views/modal-views
 */
export function formView(
  { command, asks, given, values }: Form,
  channel: string,
  said?: SlackMessage,
): types.ModalView {
  const inputs = asks
    .slice(0, LIMITS.modal.blocks)
    .map((one) => inputBlock(one, command.name, values[one.name]));
  return {
    ...frame({ invocation: { command: command.name, args: given }, channel }),
    callback_id: FORM,
    submit: plainText("Send", LIMITS.modal.title),
    close: plainText("Cancel", LIMITS.modal.title),
    blocks: [...(said ? shown(said) : []).slice(0, LIMITS.modal.blocks - inputs.length), ...inputs],
  };
}

/** A message in the place of a form. */
export function messageView(message: SlackMessage, purpose: Purpose): types.ModalView {
  return { ...frame(purpose), close: plainText("Close", LIMITS.modal.title), blocks: shown(message) };
}

function shown({ text, blocks }: SlackMessage): types.KnownBlock[] {
  return blocks.length > 0 ? blocks : [{ type: "section", text: plainText(text, LIMITS.text) }];
}

function frame({ invocation: { command, args }, channel }: Purpose) {
  const title = command.charAt(0).toUpperCase() + command.slice(1);
  const given = Object.keys(args).length === 0 ? "" : `\n${JSON.stringify(args)}`;
  return {
    type: "modal",
    title: plainText(title, LIMITS.modal.title),
    private_metadata: `${channel} ${command}${given}`,
  } as const;
}
