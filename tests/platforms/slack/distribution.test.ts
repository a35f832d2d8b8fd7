import { stringify } from "node:querystring";
import { describe, expect, it, vi } from "vitest";
import { PermanentFailure } from "../../../src/core/delivery.ts";
import { reply } from "../../../src/core/reply.ts";
import { createVault } from "../../../src/core/vault.ts";
import { nextNews, type SlackTeam } from "../../stand-ins/slack-state.ts";
import { distributed, keyOf, NORTH, ORG, SOUTH } from "./many.ts";

const WHO = { command: "/talk-who", text: "", trigger_id: "t", response_url: "http://127.0.0.1:9/" };

const command = ({ team = "T0MEMBER", enterprise }: SlackTeam, changes: Record<string, string> = {}) =>
  stringify({
    ...WHO,
    team_id: team,
    ...(enterprise !== undefined && { enterprise_id: enterprise, is_enterprise_install: "true" }),
    channel_id: "C1",
    user_id: "U0ADMIN",
    trigger_id: `t-${Math.random()}`,
    ...changes,
  });

const event = (team: SlackTeam, inner: Record<string, unknown>, time = Math.floor(Date.now() / 1000) + 1) =>
  JSON.stringify({
    type: "event_callback",
    team_id: team.team,
    enterprise_id: team.enterprise,
    authorizations: [
      {
        team_id: team.team ?? null,
        enterprise_id: team.enterprise ?? null,
        is_enterprise_install: team.team === undefined,
      },
    ],
    event_id: `Ev${Math.random()}`,
    event_time: time,
    event: inner,
  });

const JSON_TYPE = "application/json";

const delivery = (workspace: string) => ({
  platform: "slack" as const,
  workspace,
  channel: "C1",
  key: "k",
  since: new Date().toISOString(),
  reply: reply({ summary: "Hello", blocks: [{ kind: "text", text: "Hello" }] }),
});

/** A busy machine may take its time. */
const waitFor = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });

describe("given an app that other workspaces may install", () => {
  it("when somebody opens the page, then it leads to Slack with the scopes and a state", async () => {
    const { begin } = await distributed();
    const { url, state } = await begin();
    expect(url.searchParams.get("client_id")).toBe("111.222");
    expect(url.searchParams.get("scope")).toContain("chat:write");
    expect(state).not.toBe("");
  });

  it("when two workspaces have installed it, then each is answered as itself", async () => {
    const { install, send } = await distributed();
    for (const team of [NORTH, SOUTH]) expect((await install(team)).status).toBe(200);
    for (const team of [NORTH, SOUTH])
      expect(await (await send(command(team))).text()).toContain(`${team.team} C1 U0ADMIN`);
  });

  it("when something is posted, then it goes out with the token of its workspace", async () => {
    const { install, platform, slack } = await distributed();
    await install(NORTH);
    await install(SOUTH);
    await platform.postman.post(delivery("T0SOUTH"));
    const { token } = slack.state.calls.find(({ method }) => method === "chat.postMessage") ?? {};
    expect(slack.state.tokens.get(token ?? "")?.team).toBe("T0SOUTH");
  });

  it("when a workspace has not installed it, then nobody is answered and nothing is posted", async () => {
    const { send, platform, logged } = await distributed();
    expect(await (await send(command(NORTH))).text()).toBe("");
    expect(JSON.stringify(logged.map(({ err }) => String(err)))).toContain("the app isn't installed there");
    await expect(platform.postman.post(delivery("T0NORTH"))).rejects.toThrow(PermanentFailure);
  });

  it("when an admin of another company asks in a shared channel, then they are no organiser here", async () => {
    const { install, send } = await distributed({
      options: { admins: new Set(["U0ADMIN", "U0GUESTADMIN"]) },
    });
    await install(NORTH);
    const stop = { command: "/digest", text: "stop" };
    expect(await (await send(command(NORTH, stop))).text()).toContain("Stopped");
    expect(await (await send(command(NORTH, { ...stop, user_id: "U0GUESTADMIN" }))).text()).toContain(
      "Only organisers",
    );
  });

  it("when a whole organisation installs it, then its workspaces are answered and posted to", async () => {
    const { install, send, platform, slack } = await distributed();
    await install(ORG);
    const member = { ...ORG, team: "T0MEMBER" };
    expect(await (await send(command(member))).text()).toContain("T0MEMBER C1");
    await platform.postman.post(delivery("T0MEMBER"));
    const posted = slack.state.calls.find(({ method }) => method === "chat.postMessage");
    expect(posted).toMatchObject({ token: expect.stringContaining("E0ORG"), body: { team_id: "T0MEMBER" } });
  });
});

describe("given somebody who comes back from Slack", () => {
  it("when the state was used before, then nothing is installed", async () => {
    const { begin, comeBack, slack, store } = await distributed();
    const visit = await begin();
    slack.state.codes.set("one", NORTH).set("two", SOUTH);
    expect((await comeBack("one", visit)).status).toBe(200);
    expect((await comeBack("two", visit)).status).toBe(400);
    expect((await store.installations.all()).map(({ workspace }) => workspace)).toEqual(["T0NORTH"]);
  });

  it("when the state is of another browser, forged, or missing, then nothing is installed", async () => {
    const { begin, comeBack, slack, store } = await distributed();
    const [visit, other] = [await begin(), await begin()];
    slack.state.codes.set("code", NORTH);
    const forged = `${visit.state.slice(0, -4)}AAAA`;
    for (const { state, cookie } of [
      { ...visit, cookie: other.cookie },
      { ...visit, cookie: "" },
      { state: forged, cookie: `slack-app-oauth-state=${forged}` },
      { state: "", cookie: visit.cookie },
    ])
      expect((await comeBack("code", { state, cookie })).status).not.toBe(200);
    expect(await store.installations.all()).toEqual([]);
  });

  it("when that takes longer than ten minutes, then nothing is installed", async () => {
    const { begin, comeBack, slack, store } = await distributed();
    const visit = await begin();
    slack.state.codes.set("code", NORTH);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
    const late = await comeBack("code", visit).finally(() => vi.useRealTimers());
    expect(late.status).toBe(400);
    expect(await store.installations.all()).toEqual([]);
  });
});

describe("given tokens in the store", () => {
  it("then none of them can be read there, and no log has one", async () => {
    const { install, store, slack, logged } = await distributed({ options: { rotates: true } });
    await install(NORTH);
    const kept = JSON.stringify(await store.installations.all());
    const secrets = [...slack.state.tokens.keys(), ...(slack.state.refreshTokens?.keys() ?? [])];
    expect(secrets).toHaveLength(2);
    for (const secret of secrets) expect(kept + JSON.stringify(logged)).not.toContain(secret);
  });

  it("when a row is put in the place of another, then it can't be opened", async () => {
    const { install, send, store, logged } = await distributed();
    await install(NORTH);
    await install(SOUTH);
    const [north, south] = await store.installations.all();
    if (!north || !south?.sealed) throw new Error("two were installed");
    await store.installations.renew(north, south.sealed);
    expect(await (await send(command(NORTH))).text()).toBe("");
    expect(logged.some(({ err }) => String(err).includes("was changed or belongs elsewhere"))).toBe(true);
  });

  it("when they end soon, then they are renewed once, however many ask, and kept", async () => {
    const { install, send, store, slack } = await distributed({ options: { rotates: true } });
    await install(NORTH);
    const before = await store.installations.get("T0NORTH");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 3_600_000 });
    try {
      const texts = [1, 2, 3].map(async () => (await send(command(NORTH))).text());
      for (const text of await Promise.all(texts)) expect(text).toContain("T0NORTH");
    } finally {
      vi.useRealTimers();
    }
    const renewals = slack.state.calls.filter(({ body }) => body["grant_type"] === "refresh_token");
    expect(renewals).toHaveLength(1);
    const after = await store.installations.get("T0NORTH");
    expect(after?.sealed).not.toBe(before?.sealed);
    expect(after?.installed).toBe(before?.installed);
    const opened = createVault([keyOf(1)]).open(after?.sealed ?? "", "slack/T0NORTH");
    expect(opened).toContain([...slack.state.tokens.keys()][0]);
  });
});

describe("given a workspace that removes the app", () => {
  const uninstalled = { type: "app_uninstalled" };
  const revoked = { type: "tokens_revoked", tokens: { bot: ["U0NORTHBOT"], oauth: [] } };

  it.each([[uninstalled], [revoked]])(
    "when Slack sends %o, then its tokens are gone at once and the others' stay",
    async (inner) => {
      const { install, send, store, platform } = await distributed();
      await install(NORTH);
      await install(SOUTH);
      expect((await send(event(NORTH, inner), JSON_TYPE)).status).toBe(200);
      await waitFor(async () => expect(await store.departures.gone("slack")).toEqual(["T0NORTH"]));
      expect((await store.installations.all()).map(({ workspace }) => workspace)).toEqual(["T0SOUTH"]);
      await expect(platform.postman.post(delivery("T0NORTH"))).rejects.toThrow("the app was removed");
    },
  );

  it("when it installs the app again, then it counts as there, whatever comes late from before", async () => {
    const { install, send, store } = await distributed();
    await install(NORTH);
    await send(event(NORTH, uninstalled), JSON_TYPE);
    await waitFor(async () => expect(await store.departures.gone("slack")).toEqual(["T0NORTH"]));
    await install(NORTH);
    expect(await store.departures.gone("slack")).toEqual([]);
    const old = Math.floor(Date.now() / 1000) - 60;
    await send(event(NORTH, revoked, old), JSON_TYPE);
    expect(await (await send(command(NORTH))).text()).toContain("T0NORTH");
    expect(await store.departures.gone("slack")).toEqual([]);
  });

  it("when an organisation does, then its workspaces are without it too", async () => {
    const { install, send, store } = await distributed();
    await install(ORG);
    await send(command({ ...ORG, team: "T0MEMBER" }));
    await send(event(ORG, uninstalled), JSON_TYPE);
    await waitFor(async () =>
      expect((await store.departures.gone("slack")).toSorted()).toEqual(["E0ORG", "T0MEMBER"]),
    );
  });
});

describe("given a request that Slack didn't sign, or long ago", () => {
  it.each([
    ["a wrong signature", { secret: "another secret" }],
    ["a signature older than five minutes", { timestamp: Math.floor(Date.now() / 1000) - 301 }],
  ])("when it has %s, then it is refused", async (_what, how) => {
    const { install, send } = await distributed();
    await install(NORTH);
    expect((await send(command(NORTH), undefined, how)).status).toBe(401);
  });

  it("when it would remove the app, then nothing is removed", async () => {
    const { install, send, store } = await distributed();
    await install(NORTH);
    const forged = await send(event(NORTH, { type: "app_uninstalled" }), JSON_TYPE, { secret: "another" });
    expect(forged.status).toBe(401);
    expect(await store.installations.all()).toHaveLength(1);
  });
});

it("a question by mention is answered by the bot of its workspace, not by that of another", async () => {
  const { install, send, slack } = await distributed();
  await install(NORTH);
  await install(SOUTH);
  const posted = nextNews(slack.state, "posted:C9:1.0");
  const text = "<@U0SOUTHBOT> hi";
  await send(event(SOUTH, { type: "app_mention", channel: "C9", ts: "1.0", user: "U1", text }), JSON_TYPE);
  await posted;
  const { token } = slack.state.calls.find(({ method }) => method === "chat.postMessage") ?? {};
  expect(slack.state.tokens.get(token ?? "")?.team).toBe("T0SOUTH");
});
