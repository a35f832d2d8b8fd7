import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Log } from "../../core/log.ts";
import { personSchema } from "./payloads.ts";

const REMEMBERED = 1000;
const MINUTES = 5;

/**
 * Tells whether a person may change what concerns everybody: one whom the settings name, or an admin or owner of the
 * workspace. Slack is asked once in some minutes; when it can't say, the answer is no.
 */
export function createOrganisers(
  client: webApi.WebClient,
  named: ReadonlySet<string>,
  log: Log,
): (person: string) => Promise<boolean> {
  const known = new LRUCache<string, boolean>({
    max: REMEMBERED,
    ttl: MINUTES * 60_000,
    fetchMethod: async (person) => {
      const { user } = personSchema.parse(await client.users.info({ user: person }));
      return user.is_admin || user.is_owner;
    },
  });
  return async (person) => {
    if (named.has(person)) return true;
    try {
      return (await known.fetch(person)) ?? false;
    } catch (error) {
      log.error({ err: error, person }, "Slack doesn't say whether this person is an organiser");
      return false;
    }
  };
}
