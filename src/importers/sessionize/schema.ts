import { z } from "zod";
import { listOf, said } from "../said.ts";

const id = z.union([z.string(), z.number().transform(String)]);
const item = z.object({ id: id.optional().catch(undefined), name: said });

/** A talk in any view of Sessionize (https://sessionize.com/playbook/api): only what is taken from it. */
export const sessionSchema = z.object({
  id: said,
  title: said,
  description: said,
  startsAt: said,
  endsAt: said,
  isServiceSession: z.boolean().catch(false),
  status: said,
  /** Ids in the view All, else in full. */
  speakers: listOf(
    z.union([id.transform((speaker) => ({ id: speaker, name: "" })), z.object({ id: said, name: said })]),
  ).catch([]),
  roomId: id.nullish().catch(undefined),
  room: said,
  liveUrl: said,
  recordingUrl: said,
  /** In the view All, ids of items of `categories`. */
  categoryItems: listOf(id).catch([]),
  categories: listOf(z.object({ name: said, categoryItems: listOf(item).catch([]) })).catch([]),
  questionAnswers: listOf(
    z.object({ questionId: id.nullish(), question: said, answerValue: said, answer: said }),
  ).catch([]),
});

/** A talk as it is read. */
export type Session = z.output<typeof sessionSchema>;

/** The view All. */
export const allView = z.object({
  sessions: z.array(z.unknown()),
  speakers: listOf(z.object({ id, fullName: said, firstName: said, lastName: said })).catch([]),
  rooms: listOf(item).catch([]),
  categories: listOf(z.object({ title: said, items: listOf(item).catch([]) })).catch([]),
  questions: listOf(z.object({ id, question: said })).catch([]),
});

/** The view GridSmart: days with rooms with talks. */
export const gridView = z
  .array(z.object({ date: said, rooms: z.array(z.object({ name: said, sessions: z.array(z.unknown()) })) }))
  .min(1);

/** The view Sessions: groups of talks. */
export const sessionsView = z.array(z.object({ groupName: said, sessions: z.array(z.unknown()) })).min(1);
