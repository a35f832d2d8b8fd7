import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Log } from "../../core/log.ts";
import { personSchema } from "./payloads.ts";

const REMEMBERED = 1000;
const MINUTES = 5;

/** What Slack says of people. */
export interface Directory {
  /**
   * True for a person who may change what concerns everybody: one whom the settings name, or an admin or owner of the
   * workspace rather than of another one that shares a channel with it. When Slack can't say, the answer is no.
   */
  isOrganiser(person: string): Promise<boolean>;
  /** Their name as the workspace shows it, where Slack tells. */
  nameOf(person: string): Promise<string | undefined>;
}

interface Person {
  readonly organiser: boolean;
  readonly name: string | undefined;
}

/** Looks people up, each once in some minutes. */
export function createDirectory(
  client: webApi.WebClient,
  named: ReadonlySet<string>,
  log: Log,
  workspace?: string,
): Directory {
  const known = new LRUCache<string, Person>({
    max: REMEMBERED,
    ttl: MINUTES * 60_000,
    fetchMethod: async (person) => {
      const { user } = personSchema.parse(await client.users.info({ user: person }));
      const isMember = [user.team_id, ...(user.enterprise_user?.teams ?? [])].includes(workspace);
      const organiser = (user.is_admin || user.is_owner) && (workspace === undefined || isMember);
      return { organiser, name: user.profile.display_name || user.name };
    },
  });
  const lookUp = async (person: string): Promise<Person | undefined> => {
    try {
      return await known.fetch(person);
    } catch (error) {
      log.error(
        { err: error, person },
        "Slack doesn't say who this person is, or whether they are an organiser",
      );
      return undefined;
    }
  };
  return {
    isOrganiser: async (person) => named.has(person) || ((await lookUp(person))?.organiser ?? false),
    nameOf: async (person) => (await lookUp(person))?.name,
  };
}
