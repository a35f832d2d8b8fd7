import { describe, expect, it } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { applicationIdOf, discordInvite } from "../../../src/platforms/discord/invite.ts";

describe("given a bot token", () => {
  it("when it is one, then its first part is the application", () => {
    expect(applicationIdOf("MTAwMDAwMDAwMDAwMDAwMDAx.Gabcde.secret")).toBe("100000000000000001");
  });

  it.each(["", "secret", "bm90IGEgbnVtYmVy.x.secret"])(
    "when %j is none, then an operator is told",
    (token) => {
      expect(() => applicationIdOf(token)).toThrow(OperatorError);
      expect(() => applicationIdOf(token)).not.toThrow(/secret/u);
    },
  );
});

describe("given an application", () => {
  it("when it is invited, then it asks for commands and five permissions", () => {
    const { origin, pathname, searchParams } = new URL(discordInvite("100000000000000001"));
    expect(origin + pathname).toBe("https://discord.com/oauth2/authorize");
    expect(searchParams.get("client_id")).toBe("100000000000000001");
    expect(searchParams.get("scope")).toBe("bot applications.commands");
    const bits =
      BigInt(searchParams.get("permissions") ?? 0)
        .toString(2)
        .split("1").length - 1;
    expect(bits).toBe(5);
  });
});
