import { z } from "zod";
import { listOf, said } from "../said.ts";

const person = z.object({ name: said });
const dublinCore = z.object({ creators: listOf(said).catch([]), dates: listOf(said).catch([]) });

const post = z.object({
  title: said,
  link: said,
  guid: z.object({ value: said }).optional(),
  pubDate: said,
  description: said,
  content: z.object({ encoded: said }).optional(),
  authors: listOf(person).catch([]),
  categories: listOf(z.object({ name: said })).catch([]),
  dc: dublinCore.optional(),
});

const text = z.object({ value: said });

const entry = z.object({
  title: text.optional(),
  id: said,
  links: listOf(z.object({ href: said, rel: said })).catch([]),
  published: said,
  updated: said,
  summary: text.optional(),
  content: text.optional(),
  authors: listOf(person).catch([]),
  categories: listOf(z.object({ term: said, label: said })).catch([]),
});

/** A post in terms that RSS and Atom share. E-mail addresses of authors are not even read. */
export interface Post {
  readonly title: string;
  readonly link: string;
  readonly id: string;
  readonly date: string;
  readonly text: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
}

const rss = z
  .object({ title: said, link: said, items: z.array(post).catch([]) })
  .transform(({ title, link, items }) => ({ title, link, posts: items.map(postOfRss) }));

const atom = z
  .object({
    title: text.optional(),
    links: listOf(z.object({ href: said, rel: said })).catch([]),
    entries: z.array(entry).catch([]),
  })
  .transform(({ title, links, entries }) => ({
    title: title?.value ?? "",
    link: pageAmong(links),
    posts: entries.map(postOfAtom),
  }));

/** What the feed parser makes of RSS 0.9 to 2.0, RDF and Atom: only what is taken from it. */
export const feedSchema = z.discriminatedUnion("format", [
  z.object({ format: z.literal("rss"), feed: rss }),
  z.object({ format: z.literal("rdf"), feed: rss }),
  z.object({ format: z.literal("atom"), feed: atom }),
]);

function postOfRss(item: z.output<typeof post>): Post {
  return {
    title: item.title,
    link: item.link,
    id: item.guid?.value || item.link,
    date: item.pubDate || (item.dc?.dates[0] ?? ""),
    text: item.content?.encoded || item.description,
    authors: item.dc && item.dc.creators.length > 0 ? item.dc.creators : item.authors.map(({ name }) => name),
    categories: item.categories.map(({ name }) => name),
  };
}

function postOfAtom(item: z.output<typeof entry>): Post {
  return {
    title: item.title?.value ?? "",
    link: pageAmong(item.links),
    id: item.id || pageAmong(item.links),
    date: item.published || item.updated,
    text: item.content?.value || (item.summary?.value ?? ""),
    authors: item.authors.map(({ name }) => name),
    categories: item.categories.map(({ label, term }) => label || term),
  };
}

function pageAmong(links: readonly { href: string; rel: string }[]): string {
  return links.find(({ rel }) => rel === "" || rel === "alternate")?.href ?? "";
}
