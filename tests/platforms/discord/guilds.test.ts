import { describe, expect, it, vi } from "vitest";
import { guildPayload, WORLD } from "../../stand-ins/discord-world.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { prepare } from "./started.ts";

const HOME = { platform: "discord", workspace: WORLD.guild };

function departures(gone: readonly string[] = []) {
  return {
    ...emptyStore().departures,
    left: vi.fn<() => Promise<void>>(async () => undefined),
    returned: vi.fn<() => Promise<void>>(async () => undefined),
    gone: async () => gone,
  };
}

/** A busy machine may take its time. */
const waitFor = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });

describe("given a server with the bot", () => {
  it("when it removes the bot, then that is noted; when it adds it again, too", async () => {
    const told = departures();
    const { standIn, platform } = await prepare(undefined, {}, undefined, undefined, told);
    await platform.connect();
    standIn.gateway.dispatch("GUILD_DELETE", { id: WORLD.guild });
    await waitFor(() => expect(told.left).toHaveBeenCalledWith(HOME, expect.any(Date)));
    standIn.gateway.dispatch("GUILD_CREATE", guildPayload());
    await waitFor(() => expect(told.returned).toHaveBeenCalledWith(HOME));
  });

  it("when it is out of order for a while, then it has not removed the bot", async () => {
    const told = departures();
    const { standIn, platform } = await prepare(undefined, {}, undefined, undefined, told);
    await platform.connect();
    standIn.gateway.dispatch("GUILD_DELETE", { id: WORLD.guild, unavailable: true });
    standIn.gateway.dispatch("GUILD_CREATE", guildPayload());
    standIn.gateway.dispatch("GUILD_DELETE", { id: WORLD.guild });
    await waitFor(() => expect(told.left).toHaveBeenCalled());
    expect(told.left).toHaveBeenCalledTimes(1);
  });

  it("when it added the bot again while that was away, then it counts as there once the bot is back", async () => {
    const told = departures([WORLD.guild, "9"]);
    const { platform } = await prepare(undefined, {}, undefined, undefined, told);
    await platform.connect();
    await waitFor(() => expect(told.returned).toHaveBeenCalledWith(HOME));
    expect(told.returned).toHaveBeenCalledTimes(1);
  });
});
