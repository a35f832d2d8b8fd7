import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { sortRecords } from "./records.ts";

const MOST_PAGES = 500;
const EVENT = /^(https?:\/\/[^?#]*\/api\/events\/[^/?#]+\/)/iu;
/** Newer versions put these in full where they are asked to; older ones don't know of it and do it anyway. */
const EXPAND = "?expand=speakers,slots,slots.room,track,submission_type,resources";

const page = z.object({ next: z.string().nullish().catch(undefined) });

/** Gets the JSON at an address. Throws OperatorError when there is none. */
export type GetJson = (url: string) => Promise<unknown>;

/** True for an address of the programming interface of pretalx. */
export function isPretalxAddress(url: string): boolean {
  return EVENT.test(url);
}

/**
 * Fetches all that is needed for the programme of one event from the interface of pretalx (https://docs.pretalx.org/api/): the
 * event, all pages of submissions, and what these name without holding it.
 */
export async function pretalxDocuments(url: string, get: GetJson): Promise<unknown[]> {
  const root = EVENT.exec(url)?.[1] ?? url;
  const submissions = await submissionsOf(root, get);
  const found = sortRecords(submissions);
  const unnamed = found.submissions.some(({ submission }) =>
    submission.speakers.some(({ name }) => name === ""),
  );
  const unplaced = found.submissions.some(({ submission }) =>
    submission.slots.some((slot) => typeof slot === "string"),
  );
  const documents = [...(await optional([root], get)), ...submissions];
  if (unnamed) documents.push(...(await pagesFrom(`${root}speakers/`, get)));
  if (unplaced) documents.push(...(await optional([`${root}slots/`, `${root}rooms/`], get)));
  if (found.submissions.some(({ submission }) => /^\d+$/u.test(submission.track.id ?? "")))
    documents.push(...(await optional([`${root}tracks/`], get)));
  return documents;
}

/** Older versions keep submissions to the organisers, and have the talks of the schedule at a place of their own. */
async function submissionsOf(root: string, get: GetJson): Promise<unknown[]> {
  try {
    return await pagesFrom(`${root}submissions/${EXPAND}`, get);
  } catch (error) {
    const talks = await optional([`${root}talks/`], get);
    if (talks.length > 0) return talks;
    throw error;
  }
}

/** All pages from one on. The address of the next one must be on the same server. */
async function pagesFrom(first: string, get: GetJson): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (let url: string | undefined = first; url !== undefined && pages.length < MOST_PAGES; ) {
    const document = await get(url);
    pages.push(document);
    url = nextOf(document, url);
  }
  return pages;
}

function nextOf(document: unknown, url: string): string | undefined {
  const next = page.safeParse(document).data?.next;
  if (next === undefined || next === null || !URL.canParse(next, url)) return undefined;
  return new URL(next, url).origin === new URL(url).origin ? new URL(next, url).href : undefined;
}

/** Pages that an event may keep to its organisers; the programme is told without them. */
async function optional(urls: readonly string[], get: GetJson): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const url of urls) {
    try {
      found.push(...(await pagesFrom(url, get)));
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
    }
  }
  return found;
}
