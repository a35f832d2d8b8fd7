import { describe, expect, it } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { startDiscordStandIn } from "../../stand-ins/discord.ts";
import type { Act } from "../../stand-ins/discord-events.ts";
import { COMMANDS, said, smallBot, waitingCommand } from "./small-commands.ts";
import { prepare, start } from "./started.ts";

const bot = smallBot();
const ECHO: Act = { kind: "command", name: "echo", options: [] };

describe("given a bot that starts", () => {
  it("when Discord lacks its commands, then they are registered, and not again at the next start", async () => {
    const standIn = await startDiscordStandIn();
    const puts = (): number => standIn.requests.filter(({ method }) => method === "PUT").length;
    await (await start(bot, {}, standIn)).platform.disconnect();
    expect(standIn.commands().map(({ name }) => name)).toEqual(expect.arrayContaining(["echo", "digest"]));
    expect(puts()).toBe(1);
    await (await start(bot, {}, standIn)).platform.disconnect();
    expect(puts()).toBe(1);
    await (await start(smallBot(COMMANDS.slice(1)), {}, standIn)).platform.disconnect();
    expect(puts()).toBe(2);
    await standIn.close();
  });

  it("when it is connected, then it says as whom", async () => {
    const { platform } = await prepare(bot);
    expect(await platform.connect()).toEqual({ state: "connected", detail: "connected as rapporteur" });
  });

  it.each([
    ["no token at all", ""],
    ["of another form", "nonsense"],
    ["of another application", "MTIz.secret.secret"],
  ])(
    "when its token is %s, then an operator is told what to set, and the token not shown",
    async (_what, token) => {
      const { platform, standIn } = await prepare(bot, { token });
      const failure = await platform.connect().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(OperatorError);
      expect(String(failure)).toContain("set DISCORD_TOKEN in .env");
      expect(String(failure)).not.toMatch(/secret|nonsense/u);
      expect(standIn.requests.every(({ status }) => status === 401)).toBe(true);
    },
  );

  it.each([
    [4014, /no privileged intent is needed/u],
    [4004, /set DISCORD_TOKEN/u],
  ])("when the gateway refuses it with %i, then an operator is told what to do", async (code, mend) => {
    const { platform, standIn } = await prepare(bot);
    standIn.gateway.refuseWith(code);
    const failure = await platform.connect().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperatorError);
    expect(String(failure)).toMatch(mend);
  });

  it.each([/gateway/u, /commands/u])(
    "when Discord fails at %s, then the attempt fails with an error that may pass, and the next one works",
    async (on) => {
      const { platform, standIn } = await prepare(bot);
      for (let time = 0; time < 4; time++) standIn.failNext({ on, status: 503 });
      const failure = await platform.connect().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(OperatorError);
      expect(await platform.connect()).toMatchObject({ state: "connected" });
      await standIn.act(ECHO).answer;
    },
  );
});

describe("given a bot that is connected", () => {
  it("when its socket drops, then it resumes, and what happened in between is answered", async () => {
    const { standIn, states } = await start(bot);
    const connected = standIn.gateway.connected();
    standIn.gateway.drop();
    const { answer } = standIn.act(ECHO);
    expect(await connected).toBe("RESUMED");
    expect(await answer).toMatchObject({ deferred: false });
    await expect.poll(() => states).toEqual(["waiting", "connected"]);
  });

  it("when Discord asks it to reconnect, then it resumes", async () => {
    const { standIn, log } = await start(bot);
    const connected = standIn.gateway.connected();
    standIn.gateway.askToReconnect();
    expect(await connected).toBe("RESUMED");
    await standIn.act(ECHO).answer;
    expect(log.lines.map(({ message }) => message)).toContain("connected to Discord again");
  });

  it("when its session can't go on, then it identifies anew and answers", async () => {
    const { standIn, states } = await start(bot);
    const connected = standIn.gateway.connected();
    standIn.gateway.invalidate();
    expect(await connected).toBe("READY");
    await standIn.act(ECHO).answer;
    await expect.poll(() => states).toEqual(["waiting", "connected"]);
  });

  it("when Discord closes the connection for good, then it connects anew by itself and says so", async () => {
    const { standIn, log, states } = await start(bot);
    const connected = standIn.gateway.connected();
    standIn.gateway.hangUp(4004);
    expect(await connected).toBe("READY");
    await standIn.act(ECHO).answer;
    expect(log.lines).toContainEqual(expect.objectContaining({ level: "error", code: 4004 }));
    await expect.poll(() => states).toEqual(["waiting", "connected"]);
  });
});

describe("given a bot that leaves", () => {
  it("when it is answering, then it finishes that, and takes nothing more", async () => {
    const { command, release } = waitingCommand();
    const { platform, standIn } = await start(smallBot([...COMMANDS, command]));
    const { answer } = standIn.act({ kind: "command", name: "wait", options: [] });
    await standIn.act(ECHO).answer;
    const left = platform.disconnect();
    const { id } = standIn.act(ECHO);
    release(said("At last"));
    expect(await answer).toMatchObject({ isPrivate: false });
    await left;
    expect(standIn.attempts(id)).toBe(0);
  });

  it("when it is told twice, or was never there, then that is no fault", async () => {
    const { platform } = await start(bot);
    await Promise.all([platform.disconnect(), platform.disconnect()]);
    await expect(platform.disconnect()).resolves.toBeUndefined();
    await expect((await prepare(bot)).platform.disconnect()).resolves.toBeUndefined();
  });

  it("when it is still connecting, then the attempt ends", async () => {
    const { platform, standIn } = await prepare(bot);
    standIn.failNext({ on: /gateway/u, answer: "never" });
    const attempt = platform.connect();
    await standIn.until(() => standIn.requests.length > 0);
    await platform.disconnect();
    await expect(attempt).rejects.toThrow("aborted");
  });
});
