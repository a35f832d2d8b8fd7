import type { Origin } from "./command.ts";

/** What a current workshop is kept for: a channel, or a person, whose direct conversations go by it. */
export interface Seat extends Pick<Origin, "platform" | "workspace"> {
  /** `channel C1` or `person U1`. */
  readonly place: string;
}

/** The workshops that were chosen as the current ones. */
export interface Currents {
  /** Id of the workshop that was chosen there last, or undefined. */
  chosen(seat: Seat): Promise<string | undefined>;
  /** Makes a workshop, which the store must hold, the current one there. */
  choose(seat: Seat, workshop: string): Promise<void>;
}

/** The seat that decides for an input: the person's in a direct conversation, elsewhere the channel's, also in its threads. */
export function seatOf(origin: Origin): Seat {
  if (origin.direct) return personalSeat(origin);
  const { platform, workspace, channel, parent = channel } = origin;
  return { platform, workspace, place: `channel ${parent}` };
}

/** The seat of a person. Slack's ids of people hold within a workspace, those of others everywhere. */
export function personalSeat({ platform, workspace, person }: Origin): Seat {
  return { platform, workspace: platform === "slack" ? workspace : "", place: `person ${person}` };
}
