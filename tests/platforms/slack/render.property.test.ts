import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../../../src/core/invocation.ts";
import type { Inline } from "../../../src/core/reply.ts";
import { render } from "../../../src/platforms/slack/render.ts";
import { textObject } from "../../../src/platforms/slack/text-object.ts";
import { arbitraryReply, arbitraryText } from "../../arbitraries/reply.ts";
import { messageSchema, type SlackBlock } from "../../stand-ins/slack-schema.ts";

const typed = (invocation: Parameters<typeof format>[0]): string => `/${format(invocation)}`;
const NOON: Inline = { kind: "moment", at: "2011-08-22T10:00:00Z", zone: "Europe/Berlin", show: "time" };
const SEQUENCE = /<(?:!date\^\d+\^[^|<>]+\|[^<>]+|https?:\/\/[^|<>\s]+(?:\|[^|<>\n]+)?)>/gu;

describe("any reply", () => {
  it("becomes a message that Slack accepts", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        expect(messageSchema.safeParse(render(reply, typed)).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it("shows no mention, no control character and no half of a character", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const message = messageSchema.parse(render(reply, typed));
        for (const text of shown(message)) {
          expect(text).not.toMatch(/@(?:everyone|here|channel)\b/iu);
          expect(text).not.toMatch(
            /[\u200E\u200F\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Control}|\p{Surrogate}/u,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("has no sequence in angle brackets but dates and addresses, and none in its text", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const { text, blocks } = messageSchema.parse(render(reply, typed));
        for (const rest of [text, ...blocks.flatMap(markup).map((line) => line.replace(SEQUENCE, ""))])
          expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
      }),
      { numRuns: 100 },
    );
  });
});

describe("any text within markup", () => {
  it("brings no bold, italic, struck, code, quotation or emoji of its own", () => {
    fc.assert(
      fc.property(arbitraryText, (hostile) => {
        const drawn = textObject([NOON, "\n", hostile], typed);
        if (drawn?.type !== "mrkdwn") return;
        const words = drawn.text.replace(SEQUENCE, "");
        expect(words).not.toMatch(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
        expect(words).not.toMatch(/^\s*&gt;|:[\w+'-]+:/mu);
      }),
      { numRuns: 500 },
    );
  });
});

function shown(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "string" ? (["text", "fallback"].includes(key) ? [part] : []) : shown(part),
  );
}

function markup(block: SlackBlock): string[] {
  const texts = block.type === "section" ? [block.text] : block.type === "context" ? block.elements : [];
  return texts.filter(({ type }) => type === "mrkdwn").map(({ text }) => text);
}
