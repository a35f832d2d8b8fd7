import type { Config } from "../config.ts";
import type { Check } from "../core/check.ts";
import { ROLES } from "../core/roles.ts";
import { locate } from "../store/location.ts";

/** Whether what this process is to do makes sense with the rest of the settings. Pure. */
export function roleChecks(config: Config): Check[] {
  const { roles } = config;
  if (roles.size === ROLES.length) return [];
  const name = "Roles";
  const missing = ROLES.filter((role) => !roles.has(role));
  const detail = [...roles].join(", ");
  const mend = senseless(config);
  if (mend !== undefined) return [{ name, ok: false, detail, mend }];
  return [{ name, ok: true, detail: `${detail}; another process has to be ${missing.join(", ")}` }];
}

function senseless({ roles, slack, discord, database }: Config): string | undefined {
  const place = locate(database);
  if (place.engine === "sqlite" && place.file === ":memory:")
    return "Set DATABASE_URL to a file or a PostgreSQL: no other process sees what this one remembers.";
  if (!slack && !discord && roles.has("courier") && !roles.has("chat"))
    return "Set SLACK_BOT_TOKEN or DISCORD_TOKEN: without any there is nowhere to post to.";
  return undefined;
}
