import { z } from "zod";
import { listOf, said } from "../said.ts";

/** An id or a code, as text. */
const reference = z.union([z.string(), z.number().transform(String)]);

/** Something that stands as its id (newer interface), as its name in one or more languages (older), or in full (`?expand=`). */
const named = z
  .union([
    reference.transform((id) => ({ id, name: "" })),
    z.object({ id: reference.optional(), name: said }).refine(({ name }) => name !== ""),
    said.transform((name) => ({ id: undefined, name })),
  ])
  .catch({ id: undefined, name: "" });

/** When and where: of its own, or within a submission. */
export const slotSchema = z.object({
  id: reference.optional().catch(undefined),
  start: said,
  end: said,
  duration: said,
  room: named,
  submission: z
    .union([reference, z.object({ code: z.string() }).transform(({ code }) => code)])
    .nullish()
    .catch(undefined),
  description: said,
});

/** A speaker: in full, or a code that leads to one. */
const speaker = z.union([
  z.string().transform((code) => ({ code, name: "" })),
  z.object({ code: said, name: said }),
]);

/** A file or page that goes with a submission. */
const resource = z.object({ resource: said, link: said, url: said, description: said });

/** A submission, in the shapes of several years (https://docs.pretalx.org/api/): only what is taken from it. */
export const submissionSchema = z.object({
  code: said,
  title: said,
  state: said,
  abstract: said,
  description: said,
  duration: said,
  content_locale: said,
  submission_type: named,
  track: named,
  speakers: listOf(speaker).catch([]),
  tags: listOf(z.union([z.string(), z.object({ tag: said }).transform(({ tag }) => tag)]).catch("")).catch(
    [],
  ),
  resources: listOf(resource.catch({ resource: "", link: "", url: "", description: "" })).catch([]),
  slot: slotSchema.nullish().catch(undefined),
  slots: listOf(z.union([reference, slotSchema])).catch([]),
  start: said,
  end: said,
  room: named,
});

/** What stands beside submissions under an id: rooms, tracks and kinds of submissions. */
export const namedSchema = z.object({ id: reference, name: said });

/** A speaker on a page of speakers. The page holds addresses too; they are not even read. */
export const speakerSchema = z.object({ code: z.string(), name: said });

/** The event that submissions belong to. */
export const eventSchema = z.object({
  name: said,
  slug: said,
  timezone: said,
  date_from: said,
  date_to: said,
  event_start: said,
  event_end: said,
});

/** A submission as it is read. */
export type Submission = z.output<typeof submissionSchema>;
/** A slot as it is read. */
export type PretalxSlot = z.output<typeof slotSchema>;
