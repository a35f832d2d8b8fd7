import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pieces, type Reply, type Rich } from "../../../src/core/reply.ts";
import { safeUrl } from "../../../src/platforms/discord/escape.ts";
import { commandNames } from "../../../src/platforms/discord/names.ts";
import { forAsker, render } from "../../../src/platforms/discord/render.ts";
import { arbitraryReply } from "../../arbitraries/reply.ts";
import { flattened, messageBodySchema } from "../../stand-ins/discord-components.ts";
import { bodyFaults } from "../../stand-ins/discord-validation.ts";
import { readMarkdown } from "./markdown.ts";

const { typed } = commandNames([], "rap-");

/** What a reply may bring to life; mentions, spoilers, quotes, emoji and the like are never among it. */
const ALLOWED = [
  "strong",
  "em",
  "inlineCode",
  "heading",
  "subtext",
  "timestamp",
  "autolink",
  "url",
  "channel",
];

/** A reply that fails is shown as it is: to look for a smaller one among thousands of characters takes minutes. */
const RUNS = { numRuns: 300, endOnFailure: true };

describe("given any reply at all", () => {
  it("when it is rendered, then Discord takes it as an answer, as a change and as a post", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const message = render(reply, typed);
        expect(bodyFaults("callback", { type: 4, data: forAsker(message) })).toEqual([]);
        expect(bodyFaults("callback", { type: 7, data: message })).toEqual([]);
        expect(bodyFaults("edit", message)).toEqual([]);
        expect(bodyFaults("follow", message)).toEqual([]);
        expect(bodyFaults("post", { ...message, nonce: "1", enforce_nonce: true })).toEqual([]);
      }),
      RUNS,
    );
  });

  it("when it is rendered, then nothing in it pings, and nothing can be clicked that was no link", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const { markup, targets } = read(reply);
        expect(ALLOWED).toEqual(expect.arrayContaining(markup));
        expect(linksOf(reply)).toEqual(expect.arrayContaining(targets));
      }),
      RUNS,
    );
  });

  it("when it is rendered twice, then the outcome is the same", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        expect(render(reply, typed)).toEqual(render(reply, typed));
      }),
      RUNS,
    );
  });
});

function read(reply: Reply): { markup: string[]; targets: string[] } {
  const texts = flattened(messageBodySchema.parse(render(reply, typed)).components ?? [])
    .flatMap(({ content }) => content ?? [])
    .map(readMarkdown);
  return {
    markup: [...new Set(texts.flatMap(({ markup }) => markup))],
    targets: texts.flatMap(({ targets }) => targets),
  };
}

function linksOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "heading":
      case "text":
      case "note":
        return linksIn(block.text);
      case "list":
        return block.items.flatMap(linksIn);
      case "entry":
        return [...linksIn(block.text)];
      default:
        return [];
    }
  });
}

function linksIn(rich: Rich): string[] {
  return pieces(rich).flatMap((piece) =>
    typeof piece !== "string" && piece.kind === "link" ? (safeUrl(piece.url) ?? []) : [],
  );
}
