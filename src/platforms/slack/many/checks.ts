import type { Check } from "../../../core/check.ts";
import type { Installations } from "../../../core/installations.ts";
import type { SlackDistribution } from "../../../core/settings.ts";
import { listed, plural } from "../../../core/text.ts";
import type { Vault } from "../../../core/vault.ts";
import { labelOf } from "./label.ts";

const MOST_NAMED = 10;

/** Looks at an app that workspaces install: where Slack must reach it, and whether all tokens can be read. */
export async function checkDistribution(
  { port }: SlackDistribution,
  installations: Pick<Installations, "all">,
  vault: Vault,
): Promise<Check[]> {
  const all = await installations.all();
  const closed = all.filter(({ sealed = "", workspace }) => !canOpen(sealed, labelOf({ workspace }), vault));
  const old = all.filter(({ sealed = "" }) => !vault.isCurrent(sealed)).length;
  const reach: Check = {
    name: "Slack over HTTP",
    ok: true,
    detail: `port ${port ?? "of another process"}; Slack and browsers must reach /slack/events, /slack/install and /slack/oauth_redirect there from outside`,
  };
  const name = "Slack installations";
  if (closed.length === 0) {
    const note = old === 0 ? "" : `, ${old} by an older key: rapporteur keys rotate seals them anew`;
    return [reach, { name, ok: true, detail: `${plural(all.length, "installation")}${note}` }];
  }
  const named = listed(closed.slice(0, MOST_NAMED).map(({ workspace }) => workspace));
  return [
    reach,
    {
      name,
      ok: false,
      detail: `the tokens of ${closed.length} of ${all.length} can't be read: ${named}`,
      mend: "Put the key that they were sealed with back into ENCRYPTION_KEYS, or let these workspaces install the app again.",
    },
  ];
}

function canOpen(sealed: string, label: string, vault: Vault): boolean {
  try {
    vault.open(sealed, label);
    return true;
  } catch {
    return false;
  }
}
