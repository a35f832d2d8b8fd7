import { describe, expect, it, onTestFinished } from "vitest";
import type { DiscordSettings } from "../../../src/core/settings.ts";
import { checkDiscord } from "../../../src/platforms/discord/checks.ts";
import { type DiscordStandIn, type StandInOptions, startDiscordStandIn } from "../../stand-ins/discord.ts";
import { COMMANDS, smallBot } from "./small-commands.ts";
import { start } from "./started.ts";

async function standing(
  options?: StandInOptions,
): Promise<{ standIn: DiscordStandIn; settings: DiscordSettings }> {
  const standIn = await startDiscordStandIn(options);
  onTestFinished(() => standIn.close());
  const { apiUrl, token } = standIn;
  return { standIn, settings: { apiUrl, token, commandPrefix: "", organisers: new Set() } };
}

describe("given settings for Discord", () => {
  it("when all is well, then every check says so and nothing was changed", async () => {
    const { standIn, settings } = await standing();
    await (await start(smallBot(), {}, standIn)).platform.disconnect();
    const before = standIn.requests.length;
    expect(await checkDiscord(settings, COMMANDS)).toEqual([
      { name: "Discord token", ok: true, detail: "of the application Rapporteur" },
      { name: "Discord inputs", ok: true, detail: "come over the gateway" },
      { name: "Discord commands", ok: true, detail: "registered as they should be" },
      { name: "Discord shards", ok: true, detail: "auto, 1 at present, all here" },
    ]);
    expect(standIn.requests.slice(before).map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
  });

  it("when this process has a part of the shards, then that is told, and too few in all are a fault", async () => {
    const { settings } = await standing({ shards: 16 });
    const shardsOf = async (ids: number[], count: number) =>
      (await checkDiscord({ ...settings, shards: { ids, count } }, COMMANDS)).at(-1);
    expect(await shardsOf([4, 5, 6, 7], 16)).toEqual({
      name: "Discord shards",
      ok: true,
      detail: "shards 4–7 of 16; Discord recommends 16 in all",
    });
    expect(await shardsOf([0], 2)).toMatchObject({ ok: false, mend: expect.stringContaining("16 or more") });
  });

  it("when commands differ, then they are named and the mend is to start the bot", async () => {
    const { settings } = await standing();
    const [, , commands] = await checkDiscord(settings, COMMANDS);
    expect(commands).toMatchObject({ ok: false, detail: expect.stringContaining("echo, pages") });
    expect(commands?.mend).toContain("start");
  });

  it("when inputs go elsewhere, then the mend names the field to empty", async () => {
    const { settings } = await standing({ endpoint: "https://example.org/hook" });
    const [, inputs] = await checkDiscord(settings, COMMANDS);
    expect(inputs).toMatchObject({ ok: false, mend: expect.stringContaining("Interactions Endpoint URL") });
  });

  it("when the token is refused, then the mend says where a new one is, and shows nothing of it", async () => {
    const { settings } = await standing();
    const checks = await checkDiscord({ ...settings, token: "MTIz.secret" }, COMMANDS);
    expect(checks).toMatchObject([
      { ok: false, detail: "refused", mend: expect.stringContaining("DISCORD_TOKEN") },
    ]);
    expect(JSON.stringify(checks)).not.toContain("secret");
  });

  it("when Discord can't be reached, then the mend names the address", async () => {
    const { standIn, settings } = await standing();
    await standIn.close();
    const [check] = await checkDiscord(settings, COMMANDS);
    expect(check).toMatchObject({ ok: false, mend: expect.stringContaining(standIn.apiUrl) });
  });
});
