import { createHash } from "node:crypto";
import type { StateStore } from "@slack/bolt";
import { ClearStateStore, InvalidStateError } from "@slack/oauth";
import type { Installations } from "../../../core/installations.ts";

/** So long somebody may take to allow the installation, in seconds. */
export const STATE_SECONDS = 600;

/**
 * States of the OAuth flow: signed and good for ten minutes, as the SDK makes them, and for one installation only, which it
 * doesn't see to. https://datatracker.ietf.org/doc/html/rfc6749#section-10.12
 */
export function oneTimeStates(stateSecret: string, installations: Pick<Installations, "spend">): StateStore {
  const signed = new ClearStateStore(stateSecret, STATE_SECONDS);
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state);
      const expires = new Date(now.getTime() + 2 * STATE_SECONDS * 1000);
      const isFirst = await installations.spend(createHash("sha256").update(state).digest("hex"), expires);
      if (!isFirst) throw new InvalidStateError("The state value was used before");
      return options;
    },
  };
}
