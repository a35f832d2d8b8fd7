import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Argument, Command } from "../../../src/core/command.ts";
import { formView, messageView, readPurpose } from "../../../src/platforms/slack/form.ts";
import { render } from "../../../src/platforms/slack/render.ts";
import { arbitraryReply, arbitraryText } from "../../arbitraries/reply.ts";
import { viewSchema } from "../../stand-ins/slack-view-schema.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,31}$/u);
const whole = fc.maxSafeInteger();

const argument: fc.Arbitrary<Argument> = fc
  .record(
    {
      name,
      description: arbitraryText,
      required: fc.boolean(),
      type: fc.constantFrom("string", "integer", "boolean"),
      choices: fc.uniqueArray(arbitraryText, { maxLength: 130 }),
      completes: fc.constantFrom("talk", "presenter", "topic", "day", "workshop", "command", "channel"),
      bounds: fc.tuple(whole, whole),
      maxLength: fc.integer({ min: 1, max: 10_000 }),
    },
    { requiredKeys: ["name", "description", "required", "type"] },
  )
  .map(({ bounds, ...rest }) =>
    bounds ? { ...rest, minimum: Math.min(...bounds), maximum: Math.max(...bounds) } : rest,
  );

const command: fc.Arbitrary<Command> = fc
  .record({
    name: fc.array(name, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
    arguments: fc.uniqueArray(argument, { minLength: 1, maxLength: 25, selector: (one) => one.name }),
  })
  .map((parts) => ({
    ...parts,
    description: "Does something.",
    examples: [],
    access: "everyone",
    form: parts.arguments.map((one) => one.name),
    fill: async () => ({}),
    audience: "asker",
    argumentNames: parts.arguments.map((one) => one.name),
    run: async () => {
      throw new Error("nothing runs here");
    },
  }));

const CHANNEL = "C0GENERAL";

describe("the arguments of any command", () => {
  it("give a form that Slack takes, whatever is said above it", () => {
    fc.assert(
      fc.property(command, arbitraryReply, (one, reply) => {
        const said = render(reply, ({ command: typed }) => `/${typed}`);
        for (const view of [formView(one, CHANNEL), formView(one, CHANNEL, said)])
          expect(viewSchema.safeParse(view).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe("any answer in the place of a form", () => {
  it("is a modal that Slack takes, and what it is for can be read back", () => {
    fc.assert(
      fc.property(command, arbitraryReply, (one, reply) => {
        const purpose = { command: one.name, channel: CHANNEL };
        const view = messageView(
          render(reply, () => "/x"),
          purpose,
        );
        expect(viewSchema.safeParse(view).error).toBeUndefined();
        expect(readPurpose(view.private_metadata)).toEqual(purpose);
      }),
      { numRuns: 100 },
    );
  });
});
