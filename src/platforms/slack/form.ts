import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Command } from "../../core/command.ts";
import { inputBlock } from "./form-fields.ts";
import { LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";
import { plainText } from "./text-object.ts";

/** The `callback_id` of all forms. */
export const FORM = "form";

/** What a form is for: it asks for the arguments of a command, and the command runs for the channel where it was typed. */
export interface Purpose {
  readonly command: string;
  readonly channel: string;
}

const purposeSchema = z
  .string()
  .regex(/^\w+ \S/u)
  .transform((text): Purpose => {
    const [channel = "", ...words] = text.split(" ");
    return { channel, command: words.join(" ") };
  });

/** Reads back what a form or an answer in its place is for; undefined for anything that isn't ours. */
export function readPurpose(metadata: string | undefined): Purpose | undefined {
  return purposeSchema.safeParse(metadata).data;
}

/**
 * A form that asks for the arguments of a command, below `said` (what was wrong when it was sent before). Slack keeps
 * what was filled in, since the inputs keep their ids: https://docs.slack.dev/reference/views/modal-views
 */
export function formView(command: Command, channel: string, said?: SlackMessage): types.ModalView {
  const inputs = command.arguments.slice(0, LIMITS.modal.blocks).map((one) => inputBlock(one, command.name));
  return {
    ...frame({ command: command.name, channel }),
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

function frame({ command, channel }: Purpose) {
  const title = command.charAt(0).toUpperCase() + command.slice(1);
  return {
    type: "modal",
    title: plainText(title, LIMITS.modal.title),
    private_metadata: `${channel} ${command}`,
  } as const;
}
