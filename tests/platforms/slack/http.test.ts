import { describe, expect, it } from "vitest";
import { ANN, commandEnvelope, eventEnvelope } from "../../stand-ins/slack-person.ts";
import { bodyOf, type RequestOptions, SECRET, sendSigned } from "../../stand-ins/slack-request.ts";
import { commandAckSchema } from "../../stand-ins/slack-schema.ts";
import { nextNews, WORKSPACE } from "../../stand-ins/slack-state.ts";
import { pair } from "./connected.ts";

describe("a request", () => {
  it("with a command is answered in its response", async () => {
    const { slack, send } = await listening();
    const envelope = commandEnvelope(slack, "/echo", "hello");
    const response = await send(bodyOf(envelope));
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
    const response = await send(bodyOf({ type: "interactive", payload }));
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
    const body = bodyOf(eventEnvelope(slack, event));
    const posted = nextNews(slack.state, `posted:${ANN.channel}:${event.ts}`);
    const responses = [await send(body), await send(body)];
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    await posted;
    expect(slack.messages(ANN.channel)).toHaveLength(1);
  });

  it("with a wrong signature is refused", async () => {
    const { slack, send } = await listening();
    const envelope = commandEnvelope(slack, "/echo", "hello");
    expect((await send(bodyOf(envelope), { secret: "another secret" })).status).toBe(401);
  });

  it("older than five minutes is refused", async () => {
    const { slack, send } = await listening();
    const envelope = commandEnvelope(slack, "/echo", "hello");
    const old = Math.floor(Date.now() / 1000) - 301;
    expect((await send(bodyOf(envelope), { timestamp: old })).status).toBe(401);
  });

  it("that checks the address gets its challenge back", async () => {
    const { send } = await listening();
    const response = await send(JSON.stringify({ type: "url_verification", challenge: "c" }));
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
  const send = (body: string, options?: RequestOptions): Promise<Response> => sendSigned(port, body, options);
  return { slack, platform, send };
}
