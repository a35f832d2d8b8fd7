import { createHmac, createSecretKey } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Bot } from "../../../src/core/bot.ts";
import { createVault, type Vault } from "../../../src/core/vault.ts";
import { createSlackForMany } from "../../../src/platforms/slack/slack.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { startSlack } from "../../stand-ins/slack.ts";
import type { SlackOptions, SlackTeam } from "../../stand-ins/slack-state.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";
import { testBot } from "./test-bot.ts";

const SIGNING_SECRET = "signing-secret";

/** Two workspaces, each with its bot, and an organisation. */
export const NORTH: SlackTeam = { team: "T0NORTH", bot: "U0NORTHBOT", botId: "B0NORTH" };
export const SOUTH: SlackTeam = { team: "T0SOUTH", bot: "U0SOUTHBOT", botId: "B0SOUTH" };
export const ORG: SlackTeam = { enterprise: "E0ORG", bot: "U0ORGBOT", botId: "B0ORG" };

/** A key of 32 equal bytes. */
export const keyOf = (byte: number) => createSecretKey(Buffer.alloc(32, byte));

/** A distributed app that is connected to a stand-in. Everything ends with the test. */
export async function distributed(parts: { bot?: Bot; options?: Partial<SlackOptions>; vault?: Vault } = {}) {
  const log = recordingLog();
  const slack = await startSlack(parts.options);
  const store = await openStore("sqlite::memory:");
  const { installations, departures } = store;
  const platform = createSlackForMany({
    take: takingHere(),
    bot: parts.bot ?? testBot({ log }),
    log,
    installations,
    departures,
    vault: parts.vault ?? createVault([keyOf(1)]),
    settings: {
      clientId: slack.state.app.id,
      clientSecret: slack.state.app.secret,
      stateSecret: "a secret for states",
      signingSecret: SIGNING_SECRET,
      port: 0,
      apiUrl: slack.apiUrl,
      commandPrefix: "",
      organisers: new Set(),
    },
  });
  const { detail } = await platform.connect();
  onTestFinished(async () => {
    await platform.disconnect();
    await store.close();
    await slack.close();
    slack.check();
  });
  const [, port] = /HTTP on port (\d+)/u.exec(detail) ?? [];
  const address = `http://127.0.0.1:${port}/slack`;
  const visit = visitor(address);
  return {
    slack,
    store,
    platform,
    logged: log.lines,
    ...visit,
    install: installer(visit, slack.state.codes),
    send: sender(address),
  };
}

/** A browser: what the page for installing gives it, and coming back from Slack with a code. */
function visitor(address: string) {
  return {
    /** Opens the page and gives the state that it hands to Slack, and its cookie. */
    async begin() {
      const page = await fetch(`${address}/install`);
      const [, link = ""] = /href="([^"]*oauth\/v2\/authorize[^"]*)"/u.exec(await page.text()) ?? [];
      const url = new URL(link.replaceAll("&amp;", "&"));
      const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
      return { url, cookie, state: url.searchParams.get("state") ?? "" };
    },
    /** Comes back from Slack. */
    comeBack: (code: string, { state, cookie }: { state: string; cookie: string }) =>
      fetch(`${address}/oauth_redirect?${new URLSearchParams({ code, state }).toString()}`, {
        headers: { cookie },
      }),
  };
}

function installer(
  { begin, comeBack }: ReturnType<typeof visitor>,
  codes: Map<string, SlackTeam>,
): (team: SlackTeam) => Promise<Response> {
  let count = 0;
  return async (team) => {
    const code = `code-${(count += 1)}`;
    codes.set(code, team);
    return comeBack(code, await begin());
  };
}

/** Sends what Slack would send, signed. */
function sender(address: string) {
  return async (
    body: string,
    type = "application/x-www-form-urlencoded",
    { secret = SIGNING_SECRET, timestamp = Math.floor(Date.now() / 1000) } = {},
  ): Promise<Response> =>
    fetch(`${address}/events`, {
      method: "POST",
      body,
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`,
      },
    });
}
