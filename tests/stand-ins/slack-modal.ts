import type { SlackStandIn } from "./slack.ts";
import {
  ANN,
  type Clickable,
  clickEnvelope,
  commandEnvelope,
  type Seen,
  type SlackPerson,
} from "./slack-person.ts";
import { suggestionAckSchema } from "./slack-schema.ts";
import type { Envelope } from "./slack-socket.ts";
import { nextNews, WORKSPACE } from "./slack-state.ts";
import { type SlackInput, type SlackView, submissionAckSchema } from "./slack-view-schema.ts";

/** A modal in front of somebody. */
export interface Modal {
  readonly id: string;
  readonly view: SlackView;
  readonly person: SlackPerson;
}

/** Types a slash command whose form opens. */
export async function openForm(
  slack: SlackStandIn,
  command: string,
  text: string,
  person = ANN,
): Promise<Modal> {
  return opening(slack, commandEnvelope(slack, command, text, person), person);
}

/** Clicks on a button whose form opens. */
export async function clickOpensForm(
  slack: SlackStandIn,
  seen: Pick<Seen, "channel" | "thread">,
  element: Clickable,
  person = ANN,
): Promise<Modal> {
  return opening(slack, clickEnvelope(slack, seen, element, undefined, person), person);
}

/** A message on which somebody chooses an action. */
export interface ActedOn {
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly files?: readonly { readonly id: string; readonly name: string; readonly permalink: string }[];
}

/** What Slack sends when somebody chooses an action on a message. */
export function shortcutEnvelope(
  slack: SlackStandIn,
  callback_id: string,
  message: ActedOn,
  person = ANN,
): Envelope & { id: string } {
  const id = slack.state.serial();
  return {
    id,
    envelope_id: `shortcut-${id}`,
    type: "interactive",
    payload: {
      type: "message_action",
      token: "verification",
      action_ts: "1.0",
      team: { id: WORKSPACE.team, domain: "workshop" },
      enterprise: null,
      is_enterprise_install: false,
      user: { id: person.id, name: "ann", username: "ann", team_id: WORKSPACE.team },
      channel: { id: person.channel, name: "general" },
      callback_id,
      trigger_id: `trigger-${id}`,
      response_url: slack.responseUrl(id),
      message_ts: message.ts,
      message: { type: "message", user: "U0SPEAKER", ...message },
    },
  };
}

/** Chooses an action on a message, whose form opens. */
export async function chooseShortcut(
  slack: SlackStandIn,
  callbackId: string,
  message: ActedOn,
  person = ANN,
): Promise<Modal> {
  return opening(slack, shortcutEnvelope(slack, callbackId, message, person), person);
}

async function opening(slack: SlackStandIn, envelope: Envelope, person: SlackPerson): Promise<Modal> {
  const opened = nextNews<string>(slack.state, `view:${String(envelope.payload["trigger_id"])}`);
  const [id] = await Promise.all([opened, slack.sockets.deliver(envelope)]);
  return { id, view: viewOf(slack, id), person };
}

/** The inputs of a form, in order. */
export function inputsOf({ view }: Modal): SlackInput[] {
  return view.blocks.filter((block) => block.type === "input");
}

/**
 * Fills in a form and sends it: `{ time: "18:00" }` by the ids of the blocks, menus by the label of the option.
 * Resolves to what then stands in its place.
 */
export async function sendForm(
  slack: SlackStandIn,
  modal: Modal,
  given: Readonly<Record<string, string>>,
): Promise<Modal> {
  const fields = inputsOf(modal).map(async (input) => {
    const value = given[input.block_id ?? ""];
    if (value === undefined && input.optional !== true) throw new Error(`${input.block_id} is required.`);
    return [input.block_id, { [input.element.action_id]: await fieldOf(slack, modal, input, value) }];
  });
  const values = Object.fromEntries(await Promise.all(fields));
  const ack = await deliver(slack, modal, "view_submission", {
    view: { id: modal.id, ...modal.view, state: { values } },
  });
  const acknowledged = submissionAckSchema.parse(ack);
  if (!("view" in acknowledged)) throw new Error("The form was closed without a word.");
  const { view } = acknowledged;
  slack.state.views.set(modal.id, view);
  return { ...modal, view };
}

/** Presses a button in a modal; resolves to what then stands in its place. */
export async function pressInModal(slack: SlackStandIn, modal: Modal, label: string): Promise<Modal> {
  const buttons = modal.view.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const button = buttons.find((element) => element.type === "button" && element.text.text === label);
  if (!button) throw new Error(`No button says “${label}”.`);
  const updated = nextUpdate(slack, modal);
  await deliver(slack, modal, "block_actions", {
    view: { id: modal.id, ...modal.view },
    container: { type: "view", view_id: modal.id },
    actions: [{ ...button, block_id: "b", action_ts: "1.0" }],
  });
  return updated;
}

/** Chooses from a menu of an answer in a modal; resolves to what then stands in its place. */
export async function chooseInModal(slack: SlackStandIn, modal: Modal, label: string): Promise<Modal> {
  const elements = modal.view.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const menus = elements.filter((element) => element.type === "static_select");
  const chosen = menus.flatMap(({ options, type, action_id }) =>
    options
      .filter(({ text }) => text.text === label)
      .map((selected_option) => ({ type, action_id, block_id: "b", action_ts: "1.0", selected_option })),
  );
  if (chosen.length === 0) throw new Error(`No menu offers “${label}”.`);
  const updated = nextUpdate(slack, modal);
  await deliver(slack, modal, "block_actions", {
    view: { id: modal.id, ...modal.view },
    container: { type: "view", view_id: modal.id },
    actions: chosen,
  });
  return updated;
}

/** Resolves to what a modal shows when it is next changed. */
export async function nextUpdate(slack: SlackStandIn, modal: Modal): Promise<Modal> {
  await nextNews(slack.state, `view:${modal.id}`);
  return { ...modal, view: viewOf(slack, modal.id) };
}

async function fieldOf(
  slack: SlackStandIn,
  modal: Modal,
  { element }: SlackInput,
  value: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { type } = element;
  if (type === "conversations_select") {
    const preset = element.default_to_current_conversation ? modal.person.channel : null;
    return { type, selected_conversation: value ?? preset };
  }
  if (type === "plain_text_input") return { type, value: value ?? element.initial_value ?? null };
  if (type === "number_input") return { type, value: value ?? null };
  if (value === undefined) return { type, selected_option: null };
  const offered =
    type === "static_select" ? element.options : await suggested(slack, modal, element.action_id);
  const option = offered.find(({ text }) => text.text === value);
  if (!option) throw new Error(`No option is labelled “${value}”.`);
  return { type, selected_option: option };
}

async function suggested(slack: SlackStandIn, modal: Modal, action_id: string) {
  const view = { id: modal.id, ...modal.view };
  const ack = await deliver(slack, modal, "block_suggestion", { action_id, value: "", view });
  return suggestionAckSchema.parse(ack).options;
}

function deliver(slack: SlackStandIn, { person }: Modal, type: string, parts: object) {
  const id = slack.state.serial();
  return slack.sockets.deliver({
    envelope_id: `modal-${id}`,
    type: "interactive",
    payload: {
      type,
      token: "verification",
      api_app_id: "A0",
      team: { id: WORKSPACE.team, domain: "workshop" },
      enterprise: null,
      is_enterprise_install: false,
      user: { id: person.id, name: "ann", team_id: WORKSPACE.team },
      trigger_id: `trigger-${id}`,
      ...parts,
    },
  });
}

function viewOf({ state }: SlackStandIn, id: string): SlackView {
  const view = state.views.get(id);
  if (!view) throw new Error(`No modal ${id} is open.`);
  return view;
}
