import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { splitRemark } from "../../commands/note/which-talk.ts";
import type { Context } from "../../src/core/command.ts";
import { noImporter } from "../../src/core/importer.ts";
import { noteText, readLink } from "../../src/core/note-text.ts";
import { noPlatforms } from "../../src/core/platform.ts";
import { openStore } from "../../src/store/open-store.ts";
import { arbitraryText } from "../arbitraries/reply.ts";
import { programmeOf } from "../support/programme.ts";

const PROGRAMME = programmeOf([
  { title: "Sets" },
  { title: "Sets of queues: a “fair” share?", aliases: ["fair share"] },
]);
const NAMES = [
  "sets",
  "SETS",
  "packets-2021/sets",
  "Sets of queues: a “fair” share?",
  "sets-of-queues-a-fair-share",
  "Fair Share",
];
/** What is said begins with a word that is in no title, so that it is plain where the title ends. */
const said = fc
  .tuple(fc.constantFrom("well", ":-)", "👍", "—", "80%"), arbitraryText)
  .map((parts) => parts.join(" ").trim());

describe("any name of a talk with anything said behind it", () => {
  it("is split where the name ends", async () => {
    const store = await openStore("sqlite::memory:");
    onTestFinished(() => store.close());
    await store.save(PROGRAMME, { source: "test", fingerprint: "1" });
    const context: Context = {
      platform: "slack",
      workspace: "T1",
      channel: "C1",
      person: "U1",
      organiser: false,
      store,
      now: new Date(0),
      commands: [],
      switchboard: noPlatforms,
      importer: noImporter,
      progress: () => undefined,
      ask: async () => {
        throw new Error("nobody asks");
      },
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), said, async (name, text) => {
        expect(await splitRemark(`${name} ${text}`, context)).toEqual({
          talk: name.replace(/[\s:,]+$/u, ""),
          text,
        });
        expect(await splitRemark(`“${name.replace(/[“”]/gu, "")}” ${text}`, context)).toMatchObject({ text });
      }),
      { numRuns: 200 },
    );
  });
});

describe("any text", () => {
  it("is cleaned once and for all, and is a link only to the web", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText, fc.webUrl(), fc.string()), (text) => {
        expect(noteText(noteText(text))).toBe(noteText(text));
        expect(new URL(readLink(text)?.url ?? "https://example.org").protocol).toMatch(/^https?:$/u);
      }),
    );
  });
});
