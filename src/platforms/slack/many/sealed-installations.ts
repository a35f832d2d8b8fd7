import type { InstallationStore } from "@slack/bolt";
import { z } from "zod";
import type { Installations, KeptInstallation } from "../../../core/installations.ts";
import type { Vault } from "../../../core/vault.ts";
import { labelOf } from "./label.ts";

const place = z.object({ id: z.string(), name: z.string().exactOptional() });

/** What is kept of an installation: https://docs.slack.dev/reference/methods/oauth.v2.access. People's own tokens are not asked for. */
const installationSchema = z.object({
  team: place.optional(),
  enterprise: place.optional(),
  isEnterpriseInstall: z.boolean().default(false),
  user: z.object({ id: z.string() }),
  bot: z.object({
    token: z.string(),
    refreshToken: z.string().exactOptional(),
    /** Seconds of Unix time. */
    expiresAt: z.number().exactOptional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  appId: z.string().exactOptional(),
  /** What it was read as, so that new tokens go to the installation that they belong to. */
  kept: z.object({ workspace: z.string(), installed: z.string(), sealed: z.string() }).optional(),
});

/** What Bolt knows of where an input comes from. */
interface Source {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/**
 * Bolt's store of installations over ours, which holds them sealed. `added` is called with the id of a workspace or
 * organisation that has just installed the app.
 */
export function sealedInstallations(
  installations: Installations,
  vault: Vault,
  added: (workspace: string) => Promise<void>,
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { kept, ...secret } = installationSchema.parse(installation);
      const workspace = secret.isEnterpriseInstall ? secret.enterprise?.id : secret.team?.id;
      if (workspace === undefined) throw new Error("Slack names no workspace that the app is installed in");
      const sealed = vault.seal(JSON.stringify(secret), labelOf({ workspace }));
      if (kept) return void (await installations.renew(kept, sealed));
      await installations.add({ workspace, organisation: organisationOf(secret), sealed }, new Date());
      await added(workspace);
    },
    async fetchInstallation(source) {
      const found = await find(source, installations);
      if (found?.sealed === undefined) throw new Error("the app isn't installed there");
      const { workspace, installed, sealed } = found;
      const secret = installationSchema.parse(JSON.parse(vault.open(sealed, labelOf(found))));
      const { team, enterprise, user } = secret;
      const person = { ...user, token: undefined, scopes: undefined };
      const kept = { workspace, installed, sealed };
      return { ...secret, team, enterprise, user: person, authVersion: "v2", kept };
    },
  };
}

/** The workspace's own installation, else that of its organisation. */
async function find(
  { teamId, enterpriseId, isEnterpriseInstall }: Source,
  installations: Installations,
): Promise<KeptInstallation | undefined> {
  const own = isEnterpriseInstall || teamId === undefined ? undefined : await installations.get(teamId);
  if (own?.sealed !== undefined) return own;
  const organisation = own?.organisation ?? enterpriseId;
  return organisation === undefined ? undefined : installations.get(organisation);
}

function organisationOf({
  isEnterpriseInstall,
  enterprise,
}: z.output<typeof installationSchema>): string | undefined {
  return isEnterpriseInstall ? undefined : enterprise?.id;
}
