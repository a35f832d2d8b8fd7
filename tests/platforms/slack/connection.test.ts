import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { ANN, commandEnvelope, mention, typeCommand } from "../../stand-ins/slack-person.ts";
import { nextNews } from "../../stand-ins/slack-state.ts";
import { connected, pair, patientBot } from "./connected.ts";

describe("connecting", () => {
  it("says as whom and how", async () => {
    const { slack, platform } = await pair();
    expect(await platform.connect()).toEqual({
      state: "connected",
      detail: "as @rapporteur in Workshop (Socket Mode)",
    });
    await typeCommand(slack, "/echo", "hello");
    expect(slack.state.calls.map(({ method }) => method)).toEqual(["auth.test", "apps.connections.open"]);
  });

  it.each([
    ["auth.test", "invalid_auth", "SLACK_BOT_TOKEN"],
    ["auth.test", "token_revoked", "SLACK_BOT_TOKEN"],
    ["auth.test", "not_authed", "SLACK_BOT_TOKEN"],
    ["apps.connections.open", "invalid_auth", "SLACK_APP_TOKEN"],
    ["apps.connections.open", "missing_scope", "SLACK_APP_TOKEN"],
    ["apps.connections.open", "token_revoked", "SLACK_APP_TOKEN"],
  ])("names the variable to mend when %s says %s", async (method, error, variable) => {
    const { slack, platform } = await pair();
    slack.next(method, { error });
    const refused = await platform.connect().catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(OperatorError);
    expect(refused).toMatchObject({
      message: expect.stringMatching(new RegExp(`${variable}.*${error}`, "u")),
    });
  });

  it.each(["auth.test", "apps.connections.open"])(
    "may be tried again when %s fails otherwise",
    async (method) => {
      const { slack, platform } = await pair();
      slack.next(method, { status: 503 });
      await expect(platform.connect()).rejects.not.toBeInstanceOf(OperatorError);
      expect(await platform.connect()).toMatchObject({ state: "connected" });
    },
  );

  it("fails at once when Slack can't be reached", async () => {
    const { platform } = await pair({ settings: { apiUrl: "http://127.0.0.1:9/api/" } });
    await expect(platform.connect()).rejects.not.toBeInstanceOf(OperatorError);
  });
});

describe("a connection that is lost", () => {
  it.each(["drop", "refresh"] as const)("comes back by itself after a %s", async (loss) => {
    const { slack, states } = await connected();
    slack.sockets[loss]();
    expect((await typeCommand(slack, "/echo", "still here")).text).toContain("still here");
    expect(slack.sockets.opened).toBe(2);
    await expect.poll(() => states).toEqual(["waiting", "connected"]);
  });

  it("comes back although Slack is away for a while, or refuses the token for a while", async () => {
    const { slack, logged } = await connected();
    slack.next("apps.connections.open", { status: 503 }, { error: "invalid_auth" });
    slack.sockets.drop();
    expect((await typeCommand(slack, "/echo", "still here")).text).toContain("still here");
    const failures = logged.filter(({ message }) => message === "connecting again failed");
    expect(failures).toEqual([
      expect.anything(),
      expect.objectContaining({ err: expect.any(OperatorError) }),
    ]);
  });

  it("while a command is being answered sends the answer another way", async () => {
    const { bot, release, asked } = patientBot();
    const { slack } = await connected({ bot });
    const { id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const answered = nextNews(slack.state, `answered:${id}`);
    void slack.sockets.deliver(envelope);
    await asked;
    const noticed = nextNews(slack.state, "called:apps.connections.open");
    slack.next("apps.connections.open", { status: 503 });
    slack.sockets.drop();
    await noticed;
    release();
    expect(await answered).toMatchObject({ text: "You said hello" });
  });
});

describe("leaving", () => {
  it("finishes what is being answered", async () => {
    const { bot, release, asked } = patientBot();
    const { slack, platform } = await connected({ bot });
    const { id: _id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const answer = slack.sockets.deliver(envelope);
    await asked;
    const left = platform.disconnect();
    release();
    expect(await answer).toMatchObject({ text: "You said hello" });
    await left;
  });

  it("tells who asks meanwhile to ask again", async () => {
    const { bot, release, asked } = patientBot();
    const { slack, platform } = await connected({ bot });
    const { id: _id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const first = slack.sockets.deliver(envelope);
    await asked;
    const left = platform.disconnect();
    const late = await mention(slack, "hello");
    release();
    expect(late.text).toContain("I am being restarted");
    await Promise.all([first, left]);
  });

  it("may be asked for twice, and before a connection stands", async () => {
    const { slack, platform } = await pair();
    await platform.disconnect();
    const connecting = platform.connect();
    await platform.disconnect();
    await platform.disconnect();
    expect(await connecting).toMatchObject({ state: "connected" });
    await expect.poll(() => slack.sockets.open).toBe(0);
  });
});

describe("what is logged", () => {
  it("never holds a token, the socket's ticket or a response address", async () => {
    const { slack, platform, logged } = await connected();
    slack.next("apps.connections.open", { error: "invalid_auth" });
    slack.next("chat.postMessage", { error: "channel_not_found" });
    await typeCommand(slack, "/echo", "hello");
    await mention(slack, "hello");
    slack.sockets.drop();
    await typeCommand(slack, "/echo", "hello", { ...ANN, channel: "C0OTHER" });
    await platform.disconnect();
    expect(logged.length).toBeGreaterThan(2);
    const everything = JSON.stringify(logged, (_key, value: unknown) =>
      value instanceof Error ? errorOf(value) : value,
    );
    expect(everything).not.toMatch(/xox\w-\w|xapp-\w|ticket|respond\//u);
  });
});

function errorOf(error: Error) {
  return { ...Object.fromEntries(Object.entries(error)), stack: error.stack, cause: error.cause };
}

describe("over HTTP", () => {
  it("names the variable to mend when the port is taken", async () => {
    const other = createServer();
    await once(other.listen(0), "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { platform } = await pair({ settings: { mode: { kind: "http", signingSecret: "s", port } } });
    await expect(platform.connect()).rejects.toThrow(/PORT in \.env/u);
    other.close();
  });
});
