import type { Log } from "./core/log.ts";
import type { Store } from "./core/store.ts";
import { repeat } from "./repeat.ts";

const REST_MS = 60_000;
const BREATH_MS = 20;

/** What forgetting in time needs. */
export interface RetentionParts {
  readonly store: Pick<Store, "forgetting">;
  readonly log: Log;
  /** How long the data of a workspace stays that has removed the bot, in milliseconds. */
  readonly keepMs: number;
  /** Real time. */
  now(): Date;
}

/** Forgets workspaces that removed the bot long enough ago, a bounded part at a time, until it is stopped. Any number may run at once. */
export function startRetention(parts: RetentionParts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const forgetting = repeat(stopping.signal, parts.log, () => forgetOverdue(parts));
  return {
    async stop() {
      stopping.abort();
      await forgetting;
    },
  };
}

/** Takes one part away; resolves to the rest until the next look. One that comes back meanwhile keeps what is left. */
export async function forgetOverdue({ store, log, keepMs, now }: RetentionParts): Promise<number> {
  const home = await store.forgetting.overdue(new Date(now().getTime() - keepMs));
  if (!home) return REST_MS;
  if (await store.forgetting.workspace(home)) {
    await store.forgetting.settled(home);
    log.info({ ...home }, "a workspace that removed the bot was forgotten");
  }
  return BREATH_MS;
}
