import type { Home } from "./departures.ts";
import { PLATFORMS } from "./subscription.ts";
import type { Workshop } from "./talk.ts";

/** Whose something is, and who looks at it: a workspace or server such as `slack:T012AB3CD`, or the operator, who is none. */
export type Party = string;

/** Whoever runs the bot: at the command line, in the terminal, in the preview. */
export const OPERATOR: Party = "";

/** The party that an input comes from. */
export function partyOf({ platform, workspace }: Home): Party {
  return platform === "terminal" || platform === "preview" ? OPERATOR : `${platform}:${workspace}`;
}

/** The workspace or server of a party; a terminal for the operator. Undefined for a text that names none. */
export function homeOf(party: Party): Home | undefined {
  if (party === OPERATOR) return { platform: "terminal", workspace: "terminal" };
  const [, name, workspace = ""] = /^([a-z]+):([\w:-]+)$/u.exec(party) ?? [];
  const platform = PLATFORMS.find((known) => known === name);
  return platform && partyOf({ platform, workspace }) === party ? { platform, workspace } : undefined;
}

/** Whether a programme belongs to a party, which may then change it. */
export function owns(party: Party, { owner = OPERATOR }: Pick<Workshop, "owner">): boolean {
  return owner === party;
}

/** Whether a party may know of a programme: it is shared, or their own. */
export function sees(party: Party, workshop: Pick<Workshop, "owner" | "isPrivate">): boolean {
  return !workshop.isPrivate || owns(party, workshop);
}
