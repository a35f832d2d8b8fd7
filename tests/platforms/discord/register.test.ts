import { describe, expect, it } from "vitest";
import { registrations } from "../../../src/platforms/discord/commands.ts";
import { commandNames } from "../../../src/platforms/discord/names.ts";
import { differences } from "../../../src/platforms/discord/register.ts";
import { COMMANDS } from "./small-commands.ts";

const ours = registrations(COMMANDS, commandNames(COMMANDS, ""));

/** The commands as Discord gives them back: in its own order, with more keys, and without what is false anyway. */
function asGivenBack(): Record<string, unknown>[] {
  const text = JSON.stringify(ours, (key, value: unknown) =>
    key === "required" && value === false ? undefined : value,
  );
  const parsed: Record<string, unknown>[] = JSON.parse(text);
  return parsed
    .toReversed()
    .map((command) => ({ id: "1", version: "2", nsfw: false, name_localizations: null, ...command }));
}

describe("given the commands that Discord has", () => {
  it("when they are ours, then nothing differs, whatever Discord adds", () => {
    expect(differences(ours, asGivenBack())).toEqual([]);
  });

  it("when one is missing, one is left over, and one has changed, then these are named", () => {
    const [first = {}, second = {}, ...rest] = asGivenBack();
    const theirs = [{ ...first, name: "old" }, { ...second, description: "Something else" }, ...rest];
    expect(differences(ours, theirs).toSorted()).toEqual(["digest", "old", "place"]);
  });

  it("when there are none, then all differ", () => {
    expect(differences(ours, [])).toHaveLength(ours.length);
  });
});
