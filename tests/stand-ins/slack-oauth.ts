import type { SlackState, SlackTeam } from "./slack-state.ts";

const HOURS = 12;

/** Trades a code, or a token for renewing, for tokens: https://docs.slack.dev/reference/methods/oauth.v2.access */
export function accessOf(form: Readonly<Record<string, string>>, state: SlackState): Record<string, unknown> {
  const { client_id, client_secret, code = "", grant_type, refresh_token = "" } = form;
  if (client_id !== state.app.id) return { ok: false, error: "invalid_client_id" };
  if (client_secret !== state.app.secret) return { ok: false, error: "bad_client_secret" };
  return grant_type === "refresh_token" ? renewed(refresh_token, state) : installed(code, state);
}

function installed(code: string, state: SlackState): Record<string, unknown> {
  const team = state.codes.get(code);
  state.codes.delete(code);
  if (!team) return { ok: false, error: "invalid_code" };
  return {
    ok: true,
    app_id: "A0",
    authed_user: { id: "U0INSTALLER" },
    team: team.team === undefined ? null : { id: team.team, name: team.team },
    enterprise: team.enterprise === undefined ? null : { id: team.enterprise, name: team.enterprise },
    is_enterprise_install: team.team === undefined,
    bot_user_id: team.bot,
    ...tokensFor(team, state),
  };
}

function renewed(refreshToken: string, state: SlackState): Record<string, unknown> {
  const old = state.refreshTokens?.get(refreshToken);
  const team = state.tokens.get(old ?? "");
  if (old === undefined || !team) return { ok: false, error: "invalid_refresh_token" };
  state.refreshTokens?.delete(refreshToken);
  state.tokens.delete(old);
  return { ok: true, ...tokensFor(team, state) };
}

function tokensFor(team: SlackTeam, state: SlackState): Record<string, unknown> {
  const token = `xoxb-${team.team ?? team.enterprise}-${state.serial()}`;
  state.tokens.set(token, team);
  const common = { access_token: token, token_type: "bot", scope: state.scopes.join(",") };
  if (!state.refreshTokens) return common;
  const refreshToken = `xoxe-1-${state.serial()}`;
  state.refreshTokens.set(refreshToken, token);
  return { ...common, refresh_token: refreshToken, expires_in: HOURS * 3600 };
}
