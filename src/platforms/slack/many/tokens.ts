import type { Authorize, AuthorizeResult } from "@slack/bolt";
import { NotPosted, PermanentFailure } from "../../../core/delivery.ts";
import type { Installations } from "../../../core/installations.ts";

/** A token, and the workspace that it is used for; none for an organisation as a whole. */
export interface Access {
  readonly botToken: string | undefined;
  readonly teamId: string | undefined;
}

/** Finds the token of each workspace. */
export interface Tokens {
  /** For Bolt, which asks for every input. */
  readonly authorize: Authorize<boolean>;
  /** For posts of the bot's own accord. Throws PermanentFailure where the app isn't installed, else NotPosted. */
  of(workspace: string): Promise<Access>;
}

/** How the ids of organisations begin: https://docs.slack.dev/enterprise */
const ORGANISATION = "E";

const REMOVED = "the app was removed from the workspace";

/**
 * Tokens by way of the SDK, which renews those that end soon. Each is asked for once at a time, since a token for renewing is
 * good for one use. Workspaces that use their organisation's installation are noted, so that posts find it.
 */
export function createTokens(authorize: Authorize<boolean>, installations: Installations): Tokens {
  const underway = new Map<string, Promise<AuthorizeResult>>();
  const joined = new Set<string>();

  const once: Authorize<boolean> = (source, body) => {
    const name = JSON.stringify([source.isEnterpriseInstall ? "" : source.teamId, source.enterpriseId]);
    const waiting = underway.get(name) ?? authorize(source, body).finally(() => underway.delete(name));
    underway.set(name, waiting);
    // The result is of the organisation or of whichever of its workspaces came first.
    return waiting.then((result) => ({ ...result, ...(source.teamId && { teamId: source.teamId }) }));
  };

  return {
    authorize: async (source, body) => {
      const result = await once(source, body);
      const { teamId, enterpriseId, isEnterpriseInstall } = source;
      if (isEnterpriseInstall && teamId && enterpriseId && !joined.has(teamId)) {
        await installations.join(teamId, enterpriseId, new Date());
        joined.add(teamId);
      }
      return result;
    },
    async of(workspace) {
      const own = await installations.get(workspace);
      const above = own?.organisation === undefined ? undefined : await installations.get(own.organisation);
      if (own?.sealed === undefined && above?.sealed === undefined) throw new PermanentFailure(REMOVED);
      const isOrganisation = workspace.startsWith(ORGANISATION);
      const { botToken, teamId } = await once({
        teamId: isOrganisation ? undefined : workspace,
        enterpriseId: isOrganisation ? workspace : own?.organisation,
        isEnterpriseInstall: isOrganisation,
      }).catch((cause: unknown) => {
        throw new NotPosted("the token of the workspace can't be read", { cause });
      });
      if (botToken === undefined) throw new PermanentFailure(REMOVED);
      return { botToken, teamId };
    },
  };
}
