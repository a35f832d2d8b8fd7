import type { Postman } from "./delivery.ts";
import type { ChannelAddress } from "./subscription.ts";

/** How a platform's connection stands, in words for operators. */
export interface Connection {
  readonly state: "connecting" | "connected" | "waiting" | "stopped";
  /** One line: as whom it is connected, or what went wrong and what to do. */
  readonly detail: string;
}

/** Told when a connection that stood is lost, and when it is back. */
export type ConnectionChanged = (connection: Connection) => void;

/** What commands may know of the platforms. */
export interface Switchboard {
  /** Says in one sentence with the mend why the bot can't post in a channel, or undefined when it can. */
  obstacle(address: ChannelAddress, threads: boolean): Promise<string | undefined>;
  connections(): ReadonlyMap<string, Connection>;
}

/** A switchboard of a bot without platforms. */
export const noPlatforms: Switchboard = { obstacle: async () => undefined, connections: () => new Map() };

/** A chat service that the bot speaks on. Slack and Discord implement it; the contract suite is `tests/contracts/platform.ts`. */
export interface Platform {
  readonly name: "slack" | "discord";

  /**
   * Connects, and resolves when inputs are being answered. Throws OperatorError, with the mend, for a fault that trying
   * again won't cure (a refused token); any other error may pass.
   */
  connect(): Promise<Connection>;

  /** Posts of the bot's own accord. Before the first connection, posts fail with NotPosted. */
  readonly postman: Postman;

  /** Finishes what is being answered, then leaves. Safe to call more than once. */
  disconnect(): Promise<void>;
}
