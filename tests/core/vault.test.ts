import { createSecretKey } from "node:crypto";
import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createVault } from "../../src/core/vault.ts";

const [one, two] = [createSecretKey(Buffer.alloc(32, 1)), createSecretKey(Buffer.alloc(32, 2))];

describe("what is sealed", () => {
  it("is opened as it was, under its label, and never looks the same twice", () => {
    const vault = createVault([one]);
    assert(
      property(string({ unit: "binary" }), string(), (text, label) => {
        const sealed = vault.seal(text, label);
        expect(vault.open(sealed, label)).toBe(text);
        expect(vault.seal(text, label)).not.toBe(sealed);
        expect(() => vault.open(sealed, `${label}!`)).toThrow("belongs elsewhere");
      }),
      { numRuns: 50 },
    );
  });

  it("is refused when any part of it was changed, or cut off", () => {
    const vault = createVault([one]);
    const sealed = vault.seal("xoxb-tokens", "slack/T1");
    const refused = /none of the keys|was changed or belongs elsewhere/u;
    for (let index = 0; index < sealed.length; index += 1) {
      const sign = sealed.slice(index, index + 1);
      const changed = `${sealed.slice(0, index)}${sign === "x" ? "0" : "x"}${sealed.slice(index + 1)}`;
      expect(() => vault.open(changed, "slack/T1")).toThrow(refused);
      expect(() => vault.open(sealed.slice(0, index), "slack/T1")).toThrow(refused);
    }
  });

  it("is read by any key and written by the first", () => {
    const old = createVault([one]).seal("token", "slack/T1");
    const both = createVault([two, one]);
    expect(both.open(old, "slack/T1")).toBe("token");
    expect(both.isCurrent(old)).toBe(false);
    const anew = both.seal("token", "slack/T1");
    expect(both.isCurrent(anew)).toBe(true);
    expect(() => createVault([one]).open(anew, "slack/T1")).toThrow("none of the keys in ENCRYPTION_KEYS");
  });
});
