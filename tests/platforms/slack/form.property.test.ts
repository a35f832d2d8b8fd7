import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Argument, Command } from "../../../src/core/command.ts";
import type { Form } from "../../../src/core/form.ts";
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

/** A form that asks for all arguments, filled in with anything, and with something given that it doesn't ask for. */
const form: fc.Arbitrary<Form> = fc
  .tuple(command, arbitraryText, fc.dictionary(name, arbitraryText.map(short), { maxKeys: 3 }))
  .map(([one, value, given]) => ({
    command: one,
    asks: one.arguments,
    given,
    values: Object.fromEntries(one.argumentNames.map((asked) => [asked, value])),
  }));

const CHANNEL = "C0GENERAL";

function short(text: string): string {
  return text.slice(0, 100);
}

describe("the arguments of any command", () => {
  it("give a form that Slack takes, whatever is said above it", () => {
    fc.assert(
      fc.property(form, arbitraryReply, (one, reply) => {
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
      fc.property(form, arbitraryReply, ({ command: { name: called }, given }, reply) => {
        const purpose = { invocation: { command: called, args: given }, channel: CHANNEL };
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
