import { describe, expect, it, onTestFinished } from "vitest";
import { type DiscordStandIn, type StandInOptions, startDiscordStandIn } from "./discord.ts";
import { bodyFaults } from "./discord-validation.ts";

const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: "Open", custom_id });
const message = (...components: unknown[]) => ({
  flags: 1 << 15,
  components: [{ type: 17, components }],
  allowed_mentions: { parse: [] },
});
const command = (parts: object) => ({ name: "talk", description: "Finds a talk", ...parts });
const option = (parts: object) => ({ type: 3, name: "query", description: "Words", ...parts });

describe("given a body that Discord would take", () => {
  it("then there are no faults", () => {
    const good = message(text("Hello"), { type: 1, components: [button("a"), button("b")] });
    expect(bodyFaults("callback", { type: 4, data: good })).toEqual([]);
    expect(bodyFaults("callback", { type: 6 })).toEqual([]);
    expect(bodyFaults("edit", good)).toEqual([]);
    expect(
      bodyFaults("commands", [command({ options: [option({ required: true }), option({ name: "day" })] })]),
    ).toEqual([]);
  });
});

describe("given a body that Discord would refuse, or that could ping or show twice", () => {
  it.each([
    ["pings", { ...message(text("Hello")), allowed_mentions: { parse: ["users"] } }, /parse is not \[\]/u],
    [
      "says nothing on pings",
      { ...message(text("Hello")), allowed_mentions: undefined },
      /parse is not \[\]/u,
    ],
    ["has unknown keys", { ...message({ ...text("Hello"), colour: 1 }) }, /colour is not known/u],
    ["has content beside components", { ...message(text("Hello")), content: "Hi" }, /beside Components V2/u],
    ["is empty", message(text(" ")), /empty text display/u],
    ["has no flag", { ...message(text("Hello")), flags: 0 }, /without the flag/u],
    ["is too long", message(text("x".repeat(2001)), text("x".repeat(2000))), /4001 characters/u],
    ["has too many parts", message(...Array.from({ length: 40 }, () => text("x"))), /41 components/u],
    ["uses an id twice", message({ type: 1, components: [button("a"), button("a")] }), /not unique/u],
    [
      "has six buttons in a row",
      message({ type: 1, components: ["a", "b", "c", "d", "e", "f"].map(button) }),
      /maximum|too_big/u,
    ],
    [
      "leads to no web page",
      message({ type: 1, components: [{ type: 2, style: 5, label: "x", url: "file:///x" }] }),
      /button to file/u,
    ],
  ])("when it %s, then that is a fault", (_what, body, fault) => {
    expect(bodyFaults("edit", body).join("\n")).toMatch(fault);
  });

  it.each([
    ["has no nonce", message(text("Hello"))],
    ["doesn't enforce it", { ...message(text("Hello")), nonce: "1" }],
  ])("when a post %s, then that is a fault", (_what, body) => {
    expect(bodyFaults("post", body)).toEqual([expect.stringContaining("may show twice")]);
  });

  it.each([
    ["has a bad name", command({ name: "Talk to me" }), /is no name/u],
    [
      "asks for required options last",
      command({ options: [option({}), option({ name: "day", required: true })] }),
      /after others/u,
    ],
    [
      "has 26 choices",
      command({
        options: [
          option({ choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) }),
        ],
      }),
      /too_big/u,
    ],
    [
      "has two options of one name",
      command({ options: [option({}), option({})] }),
      /two options of one name/u,
    ],
  ])("when a command %s, then that is a fault", (_what, body, fault) => {
    expect(bodyFaults("commands", [body]).join("\n")).toMatch(fault);
  });
});

describe("given an interaction", () => {
  const started = async (options?: StandInOptions): Promise<DiscordStandIn> => {
    const standIn = await startDiscordStandIn(options);
    onTestFinished(() => standIn.close());
    return standIn;
  };
  const act = (standIn: DiscordStandIn) => standIn.act({ kind: "command", name: "talk", options: [] });
  const answer = async ({ apiUrl }: DiscordStandIn, id: string, token: string): Promise<unknown> => {
    const body = JSON.stringify({ type: 4, data: message(text("Hello")) });
    const headers = { "content-type": "application/json" };
    const url = `${apiUrl}/v10/interactions/${id}/${token}/callback`;
    const response = await fetch(url, { method: "POST", body, headers });
    return response.status === 204 ? 204 : response.json();
  };

  it("when it is answered twice, then the second answer is refused", async () => {
    const standIn = await started();
    const { id, token } = act(standIn);
    expect(await answer(standIn, id, token)).toBe(204);
    expect(await answer(standIn, id, token)).toMatchObject({ code: 40060 });
  });

  it("when it is answered too late or with another's token, then it is unknown", async () => {
    const standIn = await started({ limit: 1 });
    const { id, token, answer: shown } = act(standIn);
    await expect(shown).rejects.toThrow("did not respond");
    expect(await answer(standIn, id, token)).toMatchObject({ code: 10062 });
    expect(await answer(standIn, act(standIn).id, token)).toMatchObject({ code: 10062 });
  });
});
