import * as fc from "fast-check";
import { expect, it } from "vitest";
import { render as renderDiscord } from "../../../src/platforms/discord/render.ts";
import { usage as discordUsage } from "../../../src/platforms/discord/usage.ts";
import { render as renderSlack } from "../../../src/platforms/slack/render.ts";
import { usage as slackUsage } from "../../../src/platforms/slack/usage.ts";
import { arbitraryReply } from "../../arbitraries/reply.ts";

const typed = (): string => "/talk";

it("given any reply, when it is drawn, then no meter of any platform is over its limit", () => {
  fc.assert(
    fc.property(arbitraryReply, (reply) => {
      const meters = [...slackUsage(renderSlack(reply, typed)), ...discordUsage(renderDiscord(reply, typed))];
      expect(meters.filter(({ used, allowed }) => used > allowed)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it("given a reply with something of everything, when it is metered, then each is counted", () => {
  const invocation = { command: "talk", args: { query: "abc" } };
  const reply = {
    summary: "s",
    audience: "channel",
    known: true,
    talks: [],
    blocks: [
      { kind: "heading", text: "Heading" },
      {
        kind: "buttons",
        buttons: [
          { label: "Open", invocation },
          { label: "Page", url: "https://example.org/" },
        ],
      },
      { kind: "picker", placeholder: "Choose", choices: [{ label: "A talk", invocation }] },
      { kind: "note", text: "Small" },
    ],
  } as const;
  const used = (meters: readonly { what: string; used: number }[]): Record<string, number> =>
    Object.fromEntries(meters.map((meter) => [meter.what, meter.used]));
  expect(used(slackUsage(renderSlack(reply, typed)))).toMatchObject({
    blocks: 4,
    "characters of a header": 7,
    "buttons in a block": 2,
    "characters on a button": 4,
    "characters of an address": 20,
    "options of a menu": 1,
    "characters of an option": 6,
    "characters of an option's value": 14,
    "characters of a placeholder": 6,
    "characters of a section or small print": 5,
  });
  expect(used(discordUsage(renderDiscord(reply, typed)))).toMatchObject({
    "components, nested ones counted": 8,
    "buttons in a row": 2,
    "characters on a button": 4,
    "characters of a custom_id": 14,
    "characters of an address": 20,
    "lines of a menu": 1,
    "characters of a placeholder": 6,
  });
});
