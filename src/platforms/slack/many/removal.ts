import type { App } from "@slack/bolt";
import { z } from "zod";
import type { Departures } from "../../../core/departures.ts";
import type { Installations } from "../../../core/installations.ts";
import type { Log } from "../../../core/log.ts";

/**
 * Somebody removed the app, or took its token away: https://docs.slack.dev/reference/events/app_uninstalled and
 * https://docs.slack.dev/reference/events/tokens_revoked
 */
const removalSchema = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).optional(),
  /** Seconds of Unix time. */
  event_time: z.number(),
  event: z.discriminatedUnion("type", [
    z.object({ type: z.literal("app_uninstalled") }),
    z.object({
      type: z.literal("tokens_revoked"),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
});

/** What is told of a removal. */
interface RemovalParts {
  readonly installations: Pick<Installations, "remove">;
  readonly departures: Pick<Departures, "left">;
  readonly log: Log;
}

/** Forgets the tokens of a workspace that removes the app, at once, and stops what was to be posted there. */
export function onRemoval(app: App, { installations, departures, log }: RemovalParts): void {
  app.event(/^(?:app_uninstalled|tokens_revoked)$/u, async ({ body }) => {
    const removal = removalSchema.parse(body);
    if (removal.event.type === "tokens_revoked" && removal.event.tokens.bot.length === 0) return;
    const ofOrganisation =
      removal.is_enterprise_install ?? removal.authorizations?.[0]?.is_enterprise_install ?? false;
    const workspace = ofOrganisation ? removal.enterprise_id : removal.team_id;
    if (!workspace) return;
    // The event tells the second only, and an installation within it came before.
    const at = new Date(removal.event_time * 1000 + 999);
    for (const one of await installations.remove(workspace, at)) {
      await departures.left({ platform: "slack", workspace: one }, at);
      log.info({ platform: "slack", workspace: one }, "the app was removed");
    }
  });
}
