import { z } from "zod";
import { messageBodySchema, modalSchema, type ShownModal } from "./discord-components.ts";
import { messagePayload, type SentMessage } from "./discord-events.ts";
import { snowflake, WORLD } from "./discord-world.ts";

/** What a request is answered with; no body stands for 204. */
export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
}

/** What a person got to see in answer to what they did. */
export interface Answer {
  /** The new or changed message; undefined for suggestions. */
  readonly message: SentMessage | undefined;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  /** The window that opened. */
  readonly modal?: ShownModal;
  /** True when the message that was clicked changed. */
  readonly replaced: boolean;
  /** True when the person saw “is thinking” first. */
  readonly deferred: boolean;
  /** True when only this person sees it. */
  readonly isPrivate: boolean;
}

/** An interaction that was started. The answer rejects when none comes in time. */
export interface Started {
  readonly id: string;
  readonly token: string;
  readonly answer: Promise<Answer>;
}

/** Interactions under way: https://docs.discord.com/developers/interactions/receiving-and-responding */
export interface Interactions {
  /** Starts one; `clicked` is the message that it happens on. */
  open(clicked?: SentMessage): Started;
  callback(id: string, token: string, body: unknown): Outcome;
  edit(token: string, body: unknown): Outcome;
  follow(token: string, body: unknown): Outcome;
  /** How often an interaction was answered at first, or was tried to be. */
  attempts(id: string): number;
}

interface Open {
  readonly id: string;
  readonly clicked: SentMessage | undefined;
  readonly timer: NodeJS.Timeout;
  readonly settle: (answer: Answer) => void;
  attempts: number;
  isLate: boolean;
  response?: { readonly type: number; readonly flags: number };
}

const EPHEMERAL = 64;
const NOTHING = { message: undefined, choices: [], replaced: false, deferred: false, isPrivate: true };
const callbackSchema = z.object({
  type: z.number(),
  data: z
    .looseObject({
      flags: z.number().nullish(),
      choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).optional(),
    })
    .nullish(),
});

/** Takes answers as Discord does; `limit` is the time to the first one, in milliseconds. */
export function createInteractions(limit: number): Interactions {
  const byId = new Map<string, Open>();
  const byToken = new Map<string, Open>();
  const withToken = (token: string): Open | undefined => {
    const open = byToken.get(token);
    return open?.response && open;
  };

  return {
    open: (clicked) => {
      const [id, token] = [snowflake(), `interaction-token-${snowflake()}`];
      const answer = new Promise<Answer>((settle, reject) => {
        const timer = setTimeout(() => {
          open.isLate = true;
          reject(new Error("The application did not respond"));
        }, limit);
        const open: Open = { id, clicked, timer, settle, attempts: 0, isLate: false };
        byId.set(id, open);
        byToken.set(token, open);
      });
      answer.catch(() => undefined);
      return { id, token, answer };
    },
    callback: (id, token, body) => {
      const open = byToken.get(token);
      if (open?.id !== id) return unknown("interaction", 10062);
      open.attempts += 1;
      if (open.response) return acknowledged;
      return open.isLate ? unknown("interaction", 10062) : respond(open, callbackSchema.parse(body));
    },
    edit: (token, body) => {
      const open = withToken(token);
      return open ? edit(open, body) : unknown("Webhook", 10015);
    },
    follow: (token, body) => {
      const open = withToken(token);
      return open ? show(open, sent(body), false) : unknown("Webhook", 10015);
    },
    attempts: (id) => byId.get(id)?.attempts ?? 0,
  };
}

function respond(open: Open, { type, data }: z.output<typeof callbackSchema>): Outcome {
  clearTimeout(open.timer);
  if (type === 4) show(open, sent(data), false);
  if (type === 7) show(open, sent(data, open.clicked), true);
  if (type === 8) open.settle({ ...NOTHING, choices: data?.choices ?? [] });
  if (type === 9) open.settle({ ...NOTHING, modal: modalSchema.parse(data) });
  open.response = { type, flags: data?.flags ?? 0 };
  return { status: 204 };
}

/** Who sees the first answer was settled when it was put off. */
function edit(open: Open, body: unknown): Outcome {
  const isClicked = open.response?.type === 6 || open.response?.type === 7;
  const message = sent(body, isClicked ? open.clicked : undefined);
  if (isClicked) return show(open, message, true);
  const flags = (message.body.flags ?? 0) | ((open.response?.flags ?? 0) & EPHEMERAL);
  return show(open, { ...message, body: { ...message.body, flags } }, false);
}

function show(open: Open, message: SentMessage, replaced: boolean): Outcome {
  const deferred = open.response !== undefined;
  const isPrivate = ((message.body.flags ?? 0) & EPHEMERAL) !== 0;
  open.settle({ message, choices: [], replaced, deferred, isPrivate });
  return { status: 200, body: messagePayload(message) };
}

/** A new message, or the one that is changed, which stays as private as it was. */
function sent(body: unknown, changed?: SentMessage): SentMessage {
  const parsed = messageBodySchema.parse(body);
  if (!changed) return { id: snowflake(), channel: WORLD.channel, body: parsed };
  const flags = ((parsed.flags ?? 0) & ~EPHEMERAL) | ((changed.body.flags ?? 0) & EPHEMERAL);
  return { ...changed, body: { ...parsed, flags } };
}

const acknowledged: Outcome = {
  status: 400,
  body: { code: 40060, message: "Interaction has already been acknowledged." },
};

function unknown(what: string, code: number): Outcome {
  return { status: 404, body: { code, message: `Unknown ${what}` } };
}
