import type { DigestStore } from "./outbox.ts";
import type { Switchboard } from "./platform.ts";

/** How the bot stands, for whoever watches over it. */
export interface Standing extends Pick<Switchboard, "connections"> {
  readonly digests: Pick<DigestStore, "health" | "backlog">;
  /** The time of the programme's clock, by which messages are due. */
  now(): Date;
}
