import { describe, expect, it } from "vitest";
import { flattened } from "../../stand-ins/discord-components.ts";
import type { SentMessage } from "../../stand-ins/discord-events.ts";
import { saidPayload } from "../../stand-ins/discord-events.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { COMMANDS, smallBot } from "./small-commands.ts";
import { start } from "./started.ts";

const bot = smallBot();
const MENTION = `<@${WORLD.bot}>`;

function textOf({ body }: SentMessage): string {
  return flattened(body.components ?? [])
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

describe("given a message that mentions the bot", () => {
  it("when it asks something, then the answer hangs below it and pings nobody", async () => {
    const { standIn } = await start(bot);
    const answer = await standIn.say(`${MENTION} who presented\n <@!${WORLD.bot}> ipset?`);
    expect(textOf(answer)).toBe("You said who presented ipset?");
    expect(answer.body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { message_id: answer.body.nonce },
      enforce_nonce: true,
    });
  });

  it("when it types a command as it is called on Discord, then that runs, and who may is known by their roles", async () => {
    const { standIn } = await start(bot, { commandPrefix: "rap-" });
    const said = `${MENTION} /rap-digest subscribe live`;
    expect(textOf(await standIn.say(said, { roles: [WORLD.organiserRole] }))).toBe("Subscribed live");
    expect(textOf(await standIn.say(said, { person: WORLD.owner }))).toBe("Subscribed live");
    expect(textOf(await standIn.say(said))).toContain("Only organisers may use");
  });

  it("when it comes twice, then it is answered once", async () => {
    const { standIn } = await start(bot);
    await standIn.say(`${MENTION} hello`, {}, 3);
    await standIn.say(`${MENTION} again`);
    expect(standIn.messages(WORLD.channel)).toHaveLength(2);
  });

  it("when the post was taken although it failed, then it shows once", async () => {
    const { standIn, platform } = await start(bot);
    standIn.failNext({ on: /^POST .*messages$/u, status: 500, afterwards: true });
    await standIn.say(`${MENTION} hello`);
    await platform.disconnect();
    expect(standIn.messages(WORLD.channel)).toHaveLength(1);
    expect(standIn.requests.filter(({ path }) => path.endsWith("/messages"))).toHaveLength(2);
  });

  it("when Discord asks for patience, then the answer comes after that", async () => {
    const { standIn, log } = await start(bot);
    standIn.failNext({ on: /^POST .*messages$/u, status: 429, retryAfter: 0.05 });
    expect(textOf(await standIn.say(`${MENTION} hello`))).toBe("You said hello");
    expect(log.lines).toContainEqual(expect.objectContaining({ message: "Discord asks to wait" }));
  });
});

describe("given a direct message, although discord.js has not seen its channel before", () => {
  it("when it asks something, then it is answered without a mention", async () => {
    const { standIn } = await start(bot);
    expect(textOf(await standIn.say("hello", { direct: true }))).toBe("You said hello");
    expect(standIn.messages(WORLD.directChannel)).toHaveLength(1);
  });
});

describe("given a message that is not for the bot", () => {
  it.each([
    ["says nothing beside the mention", saidPayload(MENTION, {})],
    ["mentions nobody", saidPayload("hello", {})],
    ["comes from a bot", saidPayload(`${MENTION} hello`, { person: WORLD.bot })],
    ["has no form that is known", { content: "hello" }],
  ])("when it %s, then there is no answer", async (_what, payload) => {
    const { standIn } = await start(bot);
    standIn.gateway.dispatch("MESSAGE_CREATE", payload);
    await standIn.say("hello", { direct: true });
    expect(standIn.messages(WORLD.channel)).toEqual([]);
  });
});

describe("given what is said in a thread", () => {
  it("when the bot knows it as one, then the conversation is the thread's", async () => {
    const seen: unknown[] = [];
    const listening = smallBot(COMMANDS, {
      understand: async (words, { thread }) => {
        seen.push(thread);
        return { invocation: { command: "echo", args: { words } }, locale: "en", explanation: {} };
      },
    });
    const { standIn } = await start(listening);
    const { id } = await standIn.say(`${MENTION} outside`);
    standIn.openThread(id);
    await standIn.say(`${MENTION} inside`, { thread: id });
    expect(seen).toEqual([undefined, id]);
  });
});
