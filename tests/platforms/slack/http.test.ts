import { createHmac } from "node:crypto";
import { stringify } from "node:querystring";
import { describe, expect, it } from "vitest";
import { ANN, commandEnvelope, eventEnvelope } from "../../stand-ins/slack-person.ts";
import { commandAckSchema } from "../../stand-ins/slack-schema.ts";
import { nextNews, WORKSPACE } from "../../stand-ins/slack-state.ts";
import { pair } from "./connected.ts";

const SECRET = "signing-secret";

describe("a request", () => {
  it("with a command is answered in its response", async () => {
    const { slack, send } = await listening();
    const { payload } = commandEnvelope(slack, "/echo", "hello");
    const response = await send(stringify(strings(payload)));
    expect(response.status).toBe(200);
    expect(commandAckSchema.parse(await response.json())).toMatchObject({ text: "You said hello" });
  });

  it("with a click is acknowledged, and answered at its response address", async () => {
    const { slack, send } = await listening();
    const answered = nextNews(slack.state, "answered:click");
    const payload = {
      type: "block_actions",
      team: { id: WORKSPACE.team },
      user: { id: ANN.id },
      channel: { id: ANN.channel },
      trigger_id: "t1",
      response_url: slack.responseUrl("click"),
      actions: [{ type: "button", action_id: "b", block_id: "b", value: "echo hello" }],
    };
    const response = await send(stringify({ payload: JSON.stringify(payload) }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(await answered).toMatchObject({ text: "You said hello", response_type: "ephemeral" });
  });

  it("with an event is acknowledged and answered once, however often it comes", async () => {
    const { slack, send } = await listening();
    const event = {
      type: "app_mention",
      channel: ANN.channel,
      ts: "1700000000.000100",
      text: `<@${WORKSPACE.bot}> hi`,
    };
    const { payload } = eventEnvelope(slack, event);
    const posted = nextNews(slack.state, `posted:${ANN.channel}:${event.ts}`);
    const responses = [
      await send(JSON.stringify(payload), "application/json"),
      await send(JSON.stringify(payload), "application/json"),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    await posted;
    expect(slack.messages(ANN.channel)).toHaveLength(1);
  });

  it("with a wrong signature is refused", async () => {
    const { slack, send } = await listening();
    const { payload } = commandEnvelope(slack, "/echo", "hello");
    expect((await send(stringify(strings(payload)), undefined, { secret: "another secret" })).status).toBe(
      401,
    );
  });

  it("older than five minutes is refused", async () => {
    const { slack, send } = await listening();
    const { payload } = commandEnvelope(slack, "/echo", "hello");
    const old = Math.floor(Date.now() / 1000) - 301;
    expect((await send(stringify(strings(payload)), undefined, { timestamp: old })).status).toBe(401);
  });

  it("that checks the address gets its challenge back", async () => {
    const { send } = await listening();
    const response = await send(
      JSON.stringify({ type: "url_verification", challenge: "c" }),
      "application/json",
    );
    expect(await response.json()).toEqual({ challenge: "c" });
  });
});

/** Connects over HTTP; `send` signs a body as Slack does. */
async function listening() {
  const { slack, platform } = await pair({
    settings: { mode: { kind: "http", signingSecret: SECRET, port: 0 } },
  });
  const { detail } = await platform.connect();
  const [, port] = /HTTP on port (\d+)/u.exec(detail) ?? [];
  const send = async (
    body: string,
    type = "application/x-www-form-urlencoded",
    { secret = SECRET, timestamp = Math.floor(Date.now() / 1000) } = {},
  ): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: "POST",
      body,
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`,
      },
    });
  return { slack, platform, send };
}

function strings(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}
