import { z } from "zod";
import type { Routes } from "./protocol.ts";

const LONGEST_TEXT = 4000;
const text = z.string().max(LONGEST_TEXT);
const name = z.string().regex(/^[\w-]{1,64}$/u);
const said = { visitor: name, thread: name.optional(), locale: z.string().max(35).optional() };

/** What the page may send, by route. */
export const requests = {
  ask: z.object({ ...said, text }),
  press: z.object({ ...said, value: text }),
  complete: z.object({ ...said, text }),
  feed: z.object({ ...said, action: text, text }),
  digest: z.object({
    workshop: text,
    mode: z.enum(["live", "next-morning", "replay", "replay-weekdays"]),
    day: z.iso.date().optional(),
    replies: z.number().int().min(0).max(1000),
  }),
  programme: z.object({ workshop: text }),
  about: z.object({}),
} satisfies { [Route in keyof Routes]: z.ZodType<Routes[Route]["takes"]> };
