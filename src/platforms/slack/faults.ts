import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";

/** The variables of `.env` that hold what Slack may refuse. */
export type TokenName = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

/** Answers with which Slack says that trying again won't help. https://docs.slack.dev/reference/methods/auth.test#errors */
const FINAL: ReadonlySet<string> = new Set([
  "access_denied",
  "account_inactive",
  "ekm_access_denied",
  "invalid_auth",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
  "team_disabled",
  "token_expired",
  "token_revoked",
  "two_factor_setup_required",
  "user_removed_from_team",
]);

const refusalSchema = z.object({ data: z.object({ error: z.string() }) });

/** Where an operator finds a good value for a variable. */
export const MENDS: Readonly<Record<TokenName, string>> = {
  SLACK_BOT_TOKEN:
    "copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions” at https://api.slack.com/apps to SLACK_BOT_TOKEN in .env",
  SLACK_APP_TOKEN:
    "make an app-level token (xapp-…) with the scope connections:write under “Basic Information” at https://api.slack.com/apps, and put it in SLACK_APP_TOKEN in .env",
};

/** The code with which Slack refused a call, or undefined when something else went wrong. */
export function refusal(error: unknown): string | undefined {
  const { success, data } = refusalSchema.safeParse(error);
  return success ? data.data.error : undefined;
}

const lostSchema = z.object({ code: z.literal("slack_webapi_request_error") });

/** True when no answer came to a call, so that nobody knows whether Slack heard it. */
export function isLost(error: unknown): boolean {
  return lostSchema.safeParse(error).success;
}

/** An error as the caller should see it: OperatorError with the mend when Slack refused a token for good, else as it was. */
export function explained(error: unknown, token: TokenName): unknown {
  const code = refusal(error);
  if (code === undefined || !FINAL.has(code)) return error;
  return new OperatorError(`Slack refused ${token} (${code}): please ${MENDS[token]}.`, { cause: error });
}
