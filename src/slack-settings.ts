import { createSecretKey } from "node:crypto";
import { z } from "zod";
import { OperatorError } from "./core/errors.ts";
import type { SlackBasics, SlackDistribution, SlackSettings } from "./core/settings.ts";

const starting = (prefix: string): z.ZodString => z.string().startsWith(prefix, `must start with ${prefix}`);

const KEY_BYTES = 32;

/** Keys in base64, separated by commas or spaces. */
const keys = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(/[\s,]+/u)
      .filter(Boolean)
      .map((key) => Buffer.from(key, "base64")),
  )
  .refine(
    (all) => all.every(({ length }) => length === KEY_BYTES),
    "must hold keys of 32 bytes in base64, separated by commas: rapporteur keys new prints one",
  )
  .transform((all) => all.map((bytes) => createSecretKey(bytes)));

/** The variables that reach Slack. */
export const slackVariables = {
  SLACK_BOT_TOKEN: starting("xoxb-").optional(),
  SLACK_APP_TOKEN: starting("xapp-").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  ENCRYPTION_KEYS: keys,
  SLACK_API_URL: z
    .url({ protocol: /^https?$/u, error: "must be an address such as https://slack.com/api/" })
    .optional(),
};

/** What was set, and whether this process answers people rather than only posting. */
type Given = { readonly [Name in keyof typeof slackVariables]?: z.output<(typeof slackVariables)[Name]> } & {
  readonly PORT: number;
  readonly speaks: boolean;
};

/** How to reach Slack: one workspace, or all that install the app. Throws OperatorError that names what is missing. */
export function slackSettings(
  env: Given,
  shared: SlackBasics,
): SlackSettings | SlackDistribution | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const basics = { ...shared, apiUrl: env.SLACK_API_URL?.replace(/\/*$/u, "/") };
  if (env.SLACK_CLIENT_ID ?? env.SLACK_CLIENT_SECRET ?? env.SLACK_STATE_SECRET)
    return distribution(env, basics);
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return undefined;
    throw new OperatorError("Please set SLACK_BOT_TOKEN too: the other Slack settings need it.");
  }
  if (!env.speaks) return { ...basics, botToken, mode: { kind: "none" } };
  if (appToken !== undefined) return { ...basics, botToken, mode: { kind: "socket", appToken } };
  if (signingSecret !== undefined)
    return { ...basics, botToken, mode: { kind: "http", signingSecret, port: env.PORT } };
  throw new OperatorError(
    "Please set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside SLACK_BOT_TOKEN.",
  );
}

function distribution(env: Given, basics: SlackBasics): SlackDistribution {
  const {
    SLACK_CLIENT_ID: clientId = "",
    SLACK_CLIENT_SECRET: clientSecret = "",
    SLACK_STATE_SECRET: stateSecret = "",
    SLACK_SIGNING_SECRET: signingSecret = "",
    ENCRYPTION_KEYS: encryptionKeys = [],
  } = env;
  const missing = [
    ...(clientId === "" ? ["SLACK_CLIENT_ID"] : []),
    ...(clientSecret === "" ? ["SLACK_CLIENT_SECRET"] : []),
    ...(signingSecret === "" ? ["SLACK_SIGNING_SECRET"] : []),
    ...(stateSecret === "" ? ["SLACK_STATE_SECRET"] : []),
    ...(encryptionKeys.length === 0 ? ["ENCRYPTION_KEYS (rapporteur keys new prints one)"] : []),
  ];
  if (missing.length > 0)
    throw new OperatorError(
      `Please set ${missing.join(", ")} in .env too: an app that other workspaces install needs them all.`,
    );
  if (env.SLACK_BOT_TOKEN !== undefined || env.SLACK_APP_TOKEN !== undefined)
    throw new OperatorError(
      "Please leave SLACK_BOT_TOKEN and SLACK_APP_TOKEN empty beside SLACK_CLIENT_ID: each workspace that installs the app has a token of its own.",
    );
  const port = env.speaks ? env.PORT : undefined;
  return { ...basics, clientId, clientSecret, stateSecret, signingSecret, port };
}
