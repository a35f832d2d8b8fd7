import { parseFeed } from "feedsmith";
import { OperatorError } from "../../core/errors.ts";
import { cleanLine, cleanTexts } from "../clean-text.ts";
import type { Draft, Entry, Person, When } from "../draft.ts";
import { linkOf } from "../links.ts";
import { looksLikePeople, splitPeople } from "../people.ts";
import { readWhen } from "../when.ts";
import { feedSchema, type Post } from "./schema.ts";

const END = /<\/(?:rss|feed|[\w-]+:RDF|RDF)\s*>\s*(?:<!--.*?-->\s*)*$/su;

/**
 * Reads a feed (RSS, RDF or Atom) whose posts are talks, such as "Ann Lee & Bob Ray: News of ipset". The day is that of the
 * post. Throws OperatorError for what is no feed, or is cut off.
 */
export function readFeed(text: string, name: string): Draft {
  if (!END.test(text)) throw new OperatorError(`${name}: the feed has no end: is the file cut off?`);
  const feed = parsed(text, name);
  const dates = feed.posts.map(({ date }) => sane(readWhen(date)));
  const isBuildTime = dates.length > 1 && new Set(dates.map((date) => JSON.stringify(date))).size === 1;
  const signed = new Set(feed.posts.map(({ authors }) => authors.join("\n")));
  return {
    conference: { title: feed.title, named: false, url: feed.link },
    entries: feed.posts.map((post, index) => {
      const when = dates[index];
      return toEntry(post, `item ${index + 1}`, {
        start: when && (isBuildTime || isMidnight(when)) ? dayOnly(when) : when,
        // Somebody who signs every post writes the blog and didn't give all the talks.
        authors: signed.size > 1 ? post.authors : [],
      });
    }),
    skipped: [],
  };
}

function parsed(text: string, name: string) {
  try {
    return feedSchema.parse(parseFeed(text)).feed;
  } catch (error) {
    throw new OperatorError(`${name}: it can't be read as RSS or Atom.`, { cause: error });
  }
}

interface Judged {
  readonly start: When | undefined;
  readonly authors: readonly string[];
}

function toEntry(post: Post, place: string, { start, authors }: Judged): Entry {
  const { title, people } = splitTitle(cleanLine(post.title) || titleOfAddress(post.link));
  return {
    place,
    title,
    guid: post.id || undefined,
    text: cleanTexts([post.text]),
    people: people.length > 0 ? people : authors.flatMap(splitPeople),
    start,
    rooms: [],
    topics: post.categories,
    links: linkOf(post.link, "Blog post"),
  };
}

/** "Speaker: Title", where what stands before the first colon can be nothing but names. */
function splitTitle(title: string): { title: string; people: readonly Person[] } {
  const [, before = "", after = ""] = /^([^:]+?)\s*[:：]\s+(.+)$/u.exec(title) ?? [];
  return looksLikePeople(before) && after !== ""
    ? { title: after, people: splitPeople(before) }
    : { title, people: [] };
}

/** Some feeds leave titles empty; the address of a page is most often made of its title. */
function titleOfAddress(link: string): string {
  const path = URL.canParse(link) ? new URL(link).pathname : link;
  const last = path.split("/").findLast((part) => part !== "") ?? "";
  const said = last
    .replace(/\.\w{1,5}$/u, "")
    .replace(/%[\da-f]{2}|[-_+]+/giu, " ")
    .trim();
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Programs that know no date write one of the year 1. */
function sane(when: When | undefined): When | undefined {
  const year = Number((when && ("at" in when ? when.at : when.day))?.slice(0, 4));
  return year >= 1980 && year < 2100 ? when : undefined;
}

function dayOnly(when: When): When {
  return { day: "at" in when ? localText(when.at, when.offset).slice(0, 10) : when.day };
}

function isMidnight(when: When): boolean {
  return "at" in when && localText(when.at, when.offset).endsWith("T00:00:00.000Z");
}

function localText(at: string, offset: number): string {
  return new Date(Date.parse(at) + offset * 60_000).toISOString();
}
