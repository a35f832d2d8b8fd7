import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineCommand } from "../../../src/core/command.ts";
import type { Suggestion } from "../../../src/core/store.ts";
import { flattened } from "../../stand-ins/discord-components.ts";
import type { Act, GivenOption } from "../../stand-ins/discord-events.ts";
import type { Answer } from "../../stand-ins/discord-interactions.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { commandAct } from "./harness.ts";
import { COMMANDS, said, smallBot, waitingCommand } from "./small-commands.ts";
import { answersOf, type Started, start } from "./started.ts";

const REFERENCE = expect.stringMatching(/^\w{8}$/u);

const bot = smallBot();
const type = (name: string, text = ""): Act => commandAct(bot, name, text);

function textOf({ message }: Answer): string {
  return flattened(message?.body.components ?? [])
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

function press(answer: Answer, label: string): Act {
  const all = flattened(answer.message?.body.components ?? []);
  const customId = all.find((one) => one.label === label)?.custom_id;
  if (!answer.message || customId === undefined) throw new Error(`no button “${label}”`);
  return { kind: "press", message: answer.message, customId };
}

async function see({ standIn }: Started, act: Act, scene = {}): Promise<Answer> {
  return standIn.act(act, scene).answer;
}

describe("given a slash command", () => {
  it("when the answer is quick, then one request shows it", async () => {
    const started = await start(bot);
    const answer = await see(started, type("echo", "hello"));
    expect(answer).toMatchObject({ deferred: false, isPrivate: false });
    expect(textOf(answer)).toBe("You said hello");
    expect(answersOf(started.standIn)).toMatchObject([{ to: "POST callback", body: { type: 4 } }]);
  });

  it.each([
    ["channel", false],
    ["asker", true],
  ] as const)(
    "when it is slow and its audience is %s, then it is put off first",
    async (audience, isPrivate) => {
      const { command, release } = waitingCommand(audience);
      const started = await start(smallBot([command]));
      const answer = see(started, { kind: "command", name: "wait", options: [] });
      await started.standIn.until(() => answersOf(started.standIn).length === 1);
      release(said("At last"));
      expect(await answer).toMatchObject({ deferred: true, isPrivate });
      expect(textOf(await answer)).toBe("At last");
      expect(answersOf(started.standIn)).toMatchObject([
        { to: "POST callback", body: { type: 5, data: { flags: isPrivate ? 64 : 0 } } },
        { to: "PATCH @original" },
      ]);
    },
  );

  it("when it takes its time and says how it is getting on, then that is shown until the answer is there", async () => {
    const { command, release } = waitingCommand("asker", said("Half of it so far"));
    const started = await start(smallBot([command]));
    const answer = see(started, { kind: "command", name: "wait", options: [] });
    await started.standIn.until(() => answersOf(started.standIn).length === 2);
    release(said("At last"));
    expect(textOf(await answer)).toBe("Half of it so far");
    await started.standIn.until(() => answersOf(started.standIn).length === 3);
    expect(answersOf(started.standIn).map(({ to }) => to)).toEqual([
      "POST callback",
      "PATCH @original",
      "PATCH @original",
    ]);
    expect(JSON.stringify(answersOf(started.standIn).at(-1)?.body)).toContain("At last");
  });

  it("when a file is uploaded to it, then the command gets its address", async () => {
    const upload = defineCommand({
      name: "upload",
      description: "Takes a file",
      args: z.object({ file: z.string().describe("Which").meta({ completes: "file" }) }),
      examples: ["upload"],
      run: async ({ file }) => said(`Got ${file}`),
    });
    const started = await start(smallBot([upload]));
    const [option] =
      z
        .array(z.object({ options: z.array(z.object({ type: z.number() })) }))
        .parse(started.standIn.commands())[0]?.options ?? [];
    expect(option?.type).toBe(11);
    const url = "https://cdn.discordapp.com/ephemeral-attachments/1/2/schedule.xml?ex=66";
    const answer = await see(started, {
      kind: "command",
      name: "upload",
      options: [{ type: 11, name: "file", value: "700000000000000001" }],
      attachments: { "700000000000000001": { filename: "schedule.xml", url } },
    });
    expect(textOf(answer)).toContain("ephemeral-attachments/1/2/schedule.xml?ex=66");
  });

  it("when it has options of every kind and a subcommand, then the command gets them as text", async () => {
    const options: GivenOption[] = [
      {
        type: 1,
        name: "subscribe",
        options: [
          { type: 3, name: "mode", value: "live" },
          { type: 3, name: "time", value: "18:00" },
          { type: 5, name: "quiet", value: true },
          { type: 7, name: "channel", value: WORLD.channel },
        ],
      },
    ];
    const act: Act = { kind: "command", name: "digest", options };
    const answer = await see(await start(bot), act, { permissions: 1n << 5n });
    expect(textOf(answer)).toBe(`Subscribed live 18:00 ${WORLD.channel}`);
  });

  it("when commands are prefixed, then they are found by their full names", async () => {
    const started = await start(bot, { commandPrefix: "rap-" });
    expect(textOf(await see(started, { kind: "command", name: "rap-pages", options: [] }))).toContain(
      "Page 1",
    );
    expect(started.standIn.commands().map(({ name }) => name)).toContain("rap-digest");
  });

  it("when the bot no longer has it, then a sentence says so", async () => {
    const answer = await see(await start(bot), { kind: "command", name: "gone", options: [] });
    expect(textOf(answer)).toContain("doesn't work any more");
    expect(answer.isPrivate).toBe(true);
  });

  it("when it is delivered again after a resume, then it is answered once", async () => {
    const { standIn } = await start(bot);
    const { id, answer } = standIn.act(type("echo", "once"), {}, 3);
    await answer;
    await standIn.act(type("echo", "twice")).answer;
    expect(standIn.attempts(id)).toBe(1);
  });
});

describe("given who asks and where", () => {
  const place = async (started: Started, scene = {}): Promise<unknown> =>
    JSON.parse(textOf(await see(started, type("place"), scene)).replaceAll("\\", ""));

  it("when it is a member in a server, then that is the workspace and they are no organiser", async () => {
    expect(await place(await start(bot))).toEqual({
      workspace: WORLD.guild,
      channel: WORLD.channel,
      person: WORLD.person,
      organiser: false,
      locale: "en-GB",
    });
  });

  it("when they may manage the server or are named in the settings, then they are organisers", async () => {
    expect(await place(await start(bot), { permissions: 1n << 5n })).toMatchObject({ organiser: true });
    const settings = { organisers: new Set([WORLD.person]) };
    expect(await place(await start(bot, settings), { direct: true })).toMatchObject({ organiser: true });
  });

  it("when it is in a thread, then that is the channel, and the conversation is the thread's", async () => {
    const thread = "300000000000000009";
    expect(await place(await start(bot), { thread })).toMatchObject({ channel: thread, thread });
  });

  it("when it is a direct conversation, then that is a workspace of its own", async () => {
    expect(await place(await start(bot), { direct: true })).toMatchObject({
      workspace: `direct:${WORLD.directChannel}`,
      channel: WORLD.directChannel,
      organiser: false,
    });
  });
});

describe("given a message of the bot", () => {
  it("when a button replaces, then the message changes; when not, a private one comes", async () => {
    const started = await start(bot);
    const first = await see(started, type("pages"));
    const second = await see(started, press(first, "Next"));
    expect(second).toMatchObject({ replaced: true, isPrivate: false, message: { id: first.message?.id } });
    expect(textOf(second)).toContain("Page 2");
    expect(await see(started, press(second, "Say it"))).toMatchObject({ replaced: false, isPrivate: true });
  });

  it("when what replaces is for one person alone, then it leaves what all see as it is", async () => {
    const started = await start(bot);
    const last = await see(started, press(await see(started, type("pages")), "Last"));
    expect(last).toMatchObject({ replaced: false, isPrivate: true });
    expect(await see(started, press(last, "Last"))).toMatchObject({ replaced: true, isPrivate: true });
  });

  it("when a line of its menu is chosen, then that is answered privately", async () => {
    const started = await start(bot);
    const { message } = await see(started, type("pages"));
    if (!message) throw new Error("no message");
    const chosen = await see(started, { kind: "choose", message, customId: "menu:5", value: "pages page:4" });
    expect(textOf(chosen)).toContain("Page 4");
    expect(chosen.isPrivate).toBe(true);
  });

  it.each([
    ["channel", { replaced: true, isPrivate: false }, "PATCH @original"],
    ["asker", { replaced: false, isPrivate: true }, "POST webhooks"],
  ] as const)(
    "when a slow answer for the %s replaces, then Discord is told first",
    async (audience, seen, to) => {
      const { command, release } = waitingCommand();
      const started = await start(smallBot([...COMMANDS, command]));
      const { message } = await see(started, type("pages"));
      if (!message) throw new Error("no message");
      const answer = see(started, { kind: "press", message, customId: "~wait" });
      await started.standIn.until(() => answersOf(started.standIn).length === 2);
      release({ ...said("At last"), audience });
      expect(await answer).toMatchObject({ ...seen, deferred: true });
      expect(answersOf(started.standIn).slice(1)).toMatchObject([{ body: { type: 6 } }, { to }]);
    },
  );
});

describe("given somebody who types in an option", () => {
  const typing = (value: string): Act => ({
    kind: "completion",
    name: "echo",
    options: [{ type: 3, name: "words", value, focused: true }],
  });

  it("when there are suggestions, then 25 at most are offered, in Discord's lengths", async () => {
    const asked: unknown[] = [];
    const complete = async (...request: unknown[]): Promise<Suggestion[]> => {
      asked.push(request);
      return [
        { label: "x".repeat(150), value: "long label" },
        { label: "long value", value: "x".repeat(101) },
        { label: "a\nb", value: "c" },
      ];
    };
    const started = await start(smallBot(COMMANDS, { store: { ...emptyStore(), complete } }));
    const { choices } = await see(started, typing("ips"));
    expect(asked).toEqual([["talk", "ips", { limit: 25 }]]);
    expect(choices).toEqual([
      { name: `${"x".repeat(99)}…`, value: "long label" },
      { name: "a b", value: "c" },
    ]);
  });

  it("when the store never answers, then nothing is offered before Discord gives up", async () => {
    const complete = (): Promise<never> => new Promise(() => undefined);
    const started = await start(smallBot(COMMANDS, { store: { ...emptyStore(), complete } }));
    expect((await see(started, typing("ips"))).choices).toEqual([]);
  });
});

describe("given a Discord that has troubles", () => {
  const callback = /callback$/u;

  it("when answers fail with 500, then they are sent again", async () => {
    const started = await start(bot);
    started.standIn.failNext({ on: callback, status: 500 });
    started.standIn.failNext({ on: callback, status: 502 });
    expect(textOf(await see(started, type("echo", "hello")))).toBe("You said hello");
  });

  it("when the answer was taken although it failed, then the repeat is no error", async () => {
    const { standIn, log, platform } = await start(bot);
    standIn.failNext({ on: callback, status: 500, afterwards: true });
    await standIn.act(type("echo")).answer;
    await platform.disconnect();
    expect(log.lines.filter(({ level }) => level === "error" || level === "warn")).toEqual([]);
  });

  it.each([
    [10062, "info"],
    [50035, "error"],
  ])("when it refuses an answer with %i, then the log has it as %s, without tokens", async (code, level) => {
    const { standIn, log, platform } = await start(bot);
    standIn.failNext({ on: callback, status: 400, code });
    void standIn.act(type("echo")).answer.catch(() => undefined);
    await standIn.until(() => answersOf(standIn).length === 1);
    await platform.disconnect();
    expect(log.lines).toMatchObject([
      { level: "info", message: "registered commands with Discord" },
      { level, message: "an answer didn't reach Discord", err: { code }, reference: REFERENCE },
    ]);
  });

  it("when it sends what the bot doesn't know, then that is left alone", async () => {
    const { standIn, log } = await start(bot);
    standIn.gateway.dispatch("INTERACTION_CREATE", {
      id: "1",
      application_id: "1",
      token: "t",
      type: 6,
      version: 1,
      entitlements: [],
      data: { custom_id: "x", components: [] },
      user: { id: "1", username: "x", discriminator: "0" },
      authorizing_integration_owners: {},
    });
    await standIn.act(type("echo")).answer;
    expect(log.lines.map(({ level }) => level)).toEqual(["info", "debug"]);
  });
});
