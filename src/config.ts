import { createSecretKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { OperatorError } from "./core/errors.ts";
import type { DiscordSettings, SlackBasics, SlackDistribution, SlackSettings } from "./core/settings.ts";
import { faultOf } from "./store/location.ts";

/** How digests are planned and posted. */
interface DigestSettings {
  /** What to do when nobody can tell whether a message was posted. */
  readonly prefer: "no-double" | "no-loss";
  /** How long a courier holds a message, in milliseconds. */
  readonly leaseMs: number;
  /** Digests that are later than this are skipped, in milliseconds. */
  readonly staleMs: number;
  /** Where the programme's clock starts and how fast it runs, for trying things out. */
  readonly clock: { readonly now?: Date | undefined; readonly rate: number };
}

/** What may be fetched for imports. */
interface ImportSettings {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly allowHttp: boolean;
  readonly allowPrivate: boolean;
}

/** All settings, read once at start. */
export interface Config {
  /** Where the store is kept: `sqlite:<file>`, `sqlite::memory:` or `postgres://…`. It may hold a password. */
  readonly database: string;
  readonly slack?: SlackSettings | SlackDistribution | undefined;
  /** What secrets in the store are encrypted by: the first writes, all of them read. */
  readonly encryptionKeys: readonly KeyObject[];
  readonly discord?: DiscordSettings | undefined;
  /** Stands before the name of every command, also before there is any token. */
  readonly commandPrefix: string;
  readonly digests: DigestSettings;
  readonly imports: ImportSettings;
  /** Where the page is served that shows what channels would see; undefined for nowhere. */
  readonly preview?:
    | { readonly host: string; readonly port: number; readonly password?: string | undefined }
    | undefined;
  /** Where the health report is served, or undefined for nowhere. */
  readonly health?: { readonly host: string; readonly port: number } | undefined;
  /** False where NO_COLOR asks for none (https://no-color.org). */
  readonly colours: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
}

const LONGEST_REQUEST_MS = 10_000;

const address = z.url({ protocol: /^https?$/u, error: "must be an address such as https://slack.com/api/" });
const starting = (prefix: string): z.ZodString => z.string().startsWith(prefix, `must start with ${prefix}`);

const permission = z.stringbool({ error: "must be yes or no" }).default(false);

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

const environment = z.object({
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      const message = faultOf(url);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    })
    .default("sqlite:var/rapporteur.db"),
  SLACK_BOT_TOKEN: starting("xoxb-").optional(),
  SLACK_APP_TOKEN: starting("xapp-").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  ENCRYPTION_KEYS: keys,
  SLACK_API_URL: address.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: address.optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,12}$/u, "may hold up to 12 of a-z, 0-9, - and _")
    .default(""),
  ORGANISERS: z.string().default(""),
  DIGEST_PREFER: z.enum(["no-double", "no-loss"]).default("no-double"),
  DIGEST_LEASE_SECONDS: z.coerce.number().min(2).max(3600).default(60),
  DIGEST_STALE_DAYS: z.coerce.number().min(0).max(365).default(7),
  CLOCK_NOW: z.iso
    .datetime({ offset: true, error: "must be an instant such as 2011-08-22T15:59:00Z" })
    .optional(),
  CLOCK_RATE: z.coerce.number().min(0.001).max(1_000_000).default(1),
  HEALTH_PORT: z
    .string()
    .regex(/^(?:.+:)?\d{1,5}$/u, "must be a port such as 8080, or host:port")
    .optional(),
  PREVIEW_PORT: z
    .union([z.literal("off"), z.coerce.number().int().min(0).max(65_535)], {
      error: "must be a port such as 3999, or off",
    })
    .default(3999),
  PREVIEW_HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, "must be an address of this machine such as 127.0.0.1")
    .default("127.0.0.1"),
  PREVIEW_PASSWORD: z.string().min(8, "must have 8 characters or more").optional(),
  IMPORT_MAX_MB: z.coerce.number().min(1).max(2000).default(100),
  IMPORT_TIMEOUT_S: z.coerce.number().min(1).max(3600).default(60),
  IMPORT_ALLOW_HTTP: permission,
  IMPORT_ALLOW_PRIVATE: permission,
  NO_COLOR: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).optional(),
});

/**
 * Reads the settings from the environment, where an empty value counts as absent.
 * Throws OperatorError that names every variable that is wrong.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    throw new OperatorError(`Please correct in .env: ${faults.join("; ")}`);
  }
  const { data } = parsed;
  const shared: Shared = {
    commandPrefix: data.COMMAND_PREFIX,
    organisers: new Set(data.ORGANISERS.split(/[\s,]+/u).filter(Boolean)),
    requestLimitMs: Math.min(LONGEST_REQUEST_MS, (data.DIGEST_LEASE_SECONDS * 1000) / 4),
  };
  const slack = slackSettings(data, shared);
  const discord = discordSettings(data, shared);
  return {
    database: data.DATABASE_URL,
    slack,
    encryptionKeys: data.ENCRYPTION_KEYS,
    discord,
    commandPrefix: data.COMMAND_PREFIX,
    digests: digestSettings(data),
    imports: importSettings(data),
    preview: previewSettings(data),
    health: healthAddress(data.HEALTH_PORT),
    colours: data.NO_COLOR === undefined,
    // In the terminal somebody is reading answers; what is no trouble doesn't belong between them.
    logLevel: data.LOG_LEVEL ?? (slack || discord ? "info" : "warn"),
  };
}

function importSettings(env: z.output<typeof environment>): ImportSettings {
  return {
    maxBytes: env.IMPORT_MAX_MB * 1_000_000,
    timeoutMs: env.IMPORT_TIMEOUT_S * 1000,
    allowHttp: env.IMPORT_ALLOW_HTTP,
    allowPrivate: env.IMPORT_ALLOW_PRIVATE,
  };
}

function digestSettings(env: z.output<typeof environment>): DigestSettings {
  const now = env.CLOCK_NOW === undefined ? undefined : new Date(env.CLOCK_NOW);
  return {
    prefer: env.DIGEST_PREFER,
    leaseMs: env.DIGEST_LEASE_SECONDS * 1000,
    staleMs: env.DIGEST_STALE_DAYS * 86_400_000,
    clock: { now, rate: env.CLOCK_RATE },
  };
}

function previewSettings(env: z.output<typeof environment>): Config["preview"] {
  const { PREVIEW_PORT: port, PREVIEW_HOST: host, PREVIEW_PASSWORD: password } = env;
  return port === "off" ? undefined : { host, port, password };
}

function healthAddress(text: string | undefined): Config["health"] {
  const [, host = "127.0.0.1", port] = /^(?:(.+):)?(\d+)$/u.exec(text ?? "") ?? [];
  return port === undefined ? undefined : { host, port: Number(port) };
}

type Shared = Required<Pick<SlackBasics, "commandPrefix" | "organisers" | "requestLimitMs">>;

function discordSettings(
  { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: z.output<typeof environment>,
  shared: Shared,
): DiscordSettings | undefined {
  return token === undefined ? undefined : { ...shared, token, apiUrl };
}

function slackSettings(
  env: z.output<typeof environment>,
  shared: Shared,
): SlackSettings | SlackDistribution | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const basics = { ...shared, apiUrl: env.SLACK_API_URL?.replace(/\/*$/u, "/") };
  if (env.SLACK_CLIENT_ID ?? env.SLACK_CLIENT_SECRET ?? env.SLACK_STATE_SECRET)
    return distribution(env, basics);
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return undefined;
    throw new OperatorError("Please set SLACK_BOT_TOKEN too: the other Slack settings need it.");
  }
  if (appToken !== undefined) return { ...basics, botToken, mode: { kind: "socket", appToken } };
  if (signingSecret !== undefined)
    return { ...basics, botToken, mode: { kind: "http", signingSecret, port: env.PORT } };
  throw new OperatorError(
    "Please set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside SLACK_BOT_TOKEN.",
  );
}

function distribution(env: z.output<typeof environment>, basics: SlackBasics): SlackDistribution {
  const {
    SLACK_CLIENT_ID: clientId = "",
    SLACK_CLIENT_SECRET: clientSecret = "",
    SLACK_STATE_SECRET: stateSecret = "",
    SLACK_SIGNING_SECRET: signingSecret = "",
    ENCRYPTION_KEYS: { length: keyed },
  } = env;
  const missing = [
    ...(clientId === "" ? ["SLACK_CLIENT_ID"] : []),
    ...(clientSecret === "" ? ["SLACK_CLIENT_SECRET"] : []),
    ...(signingSecret === "" ? ["SLACK_SIGNING_SECRET"] : []),
    ...(stateSecret === "" ? ["SLACK_STATE_SECRET"] : []),
    ...(keyed === 0 ? ["ENCRYPTION_KEYS (rapporteur keys new prints one)"] : []),
  ];
  if (missing.length > 0)
    throw new OperatorError(
      `Please set ${missing.join(", ")} in .env too: an app that other workspaces install needs them all.`,
    );
  if (env.SLACK_BOT_TOKEN !== undefined || env.SLACK_APP_TOKEN !== undefined)
    throw new OperatorError(
      "Please leave SLACK_BOT_TOKEN and SLACK_APP_TOKEN empty beside SLACK_CLIENT_ID: each workspace that installs the app has a token of its own.",
    );
  return { ...basics, clientId, clientSecret, stateSecret, signingSecret, port: env.PORT };
}
