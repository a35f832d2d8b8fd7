import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Argument, type Command, defineCommand } from "../../../src/core/command.ts";
import type { Form } from "../../../src/core/form.ts";
import { messageAddress, modalOf, submitted } from "../../../src/platforms/discord/modal.ts";
import { arbitraryText } from "../../arbitraries/reply.ts";
import { bodyFaults } from "../../stand-ins/discord-validation.ts";
import { said } from "./small-commands.ts";

const NAME = /^[a-z][a-z_-]{0,20}$/u;
const empty = defineCommand({
  name: "x",
  description: "x",
  args: z.object({}),
  examples: [],
  run: async () => said("x"),
});

const argument: fc.Arbitrary<Argument> = fc.record(
  {
    name: fc.stringMatching(NAME),
    description: arbitraryText,
    required: fc.boolean(),
    type: fc.constantFrom("string", "string", "string", "integer", "boolean"),
    completes: fc.constantFrom("talk", "presenter", "channel"),
    maxLength: fc.integer({ min: 1, max: 10_000 }),
  },
  { requiredKeys: ["name", "description", "required", "type"] },
);

const snowflake = fc.stringMatching(/^[1-9]\d{16,18}$/u);
const address = fc
  .tuple(fc.option(snowflake, { nil: undefined }), snowflake, snowflake)
  .map((ids) => messageAddress(...ids));

const form: fc.Arbitrary<Form> = fc
  .record({
    name: fc.stringMatching(NAME),
    asks: fc.uniqueArray(argument, { minLength: 0, maxLength: 7, selector: (one) => one.name }),
    value: arbitraryText,
    message: fc.oneof(address, arbitraryText),
  })
  .map(({ name, asks, value, message }) => ({
    command: commandOf(name, asks),
    asks,
    given: { given: message },
    values: Object.fromEntries(asks.map((one) => [one.name, value])),
  }));

function commandOf(name: string, asks: readonly Argument[]): Command {
  return { ...empty, name, arguments: asks, argumentNames: ["given", ...asks.map((one) => one.name)] };
}

describe("any form", () => {
  it("is a modal that Discord takes, or none; what is sent back stands for what was given and written", () => {
    fc.assert(
      fc.property(form, fc.string(), (one, written) => {
        const modal = modalOf(one);
        if (!modal) return;
        expect(bodyFaults("callback", { type: 9, data: modal })).toEqual([]);
        const components = one.asks.map(({ name }) => ({ component: { custom_id: name, value: written } }));
        expect(submitted({ custom_id: modal.custom_id, components }, [one.command])).toEqual({
          command: one.command.name,
          args: { ...Object.fromEntries(one.asks.map(({ name }) => [name, written])), ...one.given },
        });
      }),
      { numRuns: 300 },
    );
  });

  it("with a message's address has room in the modal's id", () => {
    fc.assert(
      fc.property(address, (message) => {
        const asks = [{ name: "text", description: "Text", required: false, type: "string" }] as const;
        const modal = modalOf({ command: commandOf("note", asks), asks, given: { message }, values: {} });
        expect(modal?.custom_id.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
