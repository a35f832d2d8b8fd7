import type { Knex } from "knex";
import { OPERATOR, owns, type Party, sees } from "../../core/party.ts";
import type { Workshop } from "../../core/talk.ts";
import { readGlossary } from "../glossary.ts";
import type { Memory } from "../memory.ts";
import type { Surroundings } from "./open-search.ts";

/**
 * What a search has to know of workshops. The operator's glossaries are for everybody; those of a workspace or server are
 * for itself, so that nobody bends the words of others.
 */
export function surroundings(
  db: Knex,
  memory: Memory,
  workshops: () => Promise<readonly Workshop[]>,
): Surroundings {
  return {
    async synonyms(speaker) {
      const heard = (await workshops()).filter(
        (workshop) => owns(OPERATOR, workshop) || (speaker !== undefined && owns(speaker, workshop)),
      );
      return [...(await readGlossary(db)), ...heard.flatMap(({ glossary = [] }) => glossary)];
    },
    speaker: async (viewer) =>
      (await workshops()).some((one) => one.glossary && one.owner !== undefined && one.owner === viewer)
        ? viewer
        : undefined,
    hiddenFrom: memory.remembered(async (viewer: Party | undefined): Promise<ReadonlySet<string>> => {
      const unseen = (await workshops()).filter(
        (workshop) => viewer !== undefined && !sees(viewer, workshop),
      );
      return new Set(unseen.map(({ id }) => id));
    }),
  };
}
