import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { OperatorError } from "./core/errors.ts";
import { ROLES, type Role } from "./core/roles.ts";
import type { DiscordSettings, SlackBasics, SlackDistribution, SlackSettings } from "./core/settings.ts";
import { shardsSetting } from "./shards.ts";
import { slackSettings, slackVariables } from "./slack-settings.ts";
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
  /** What this process does; without `chat` the platforms below only post. */
  readonly roles: ReadonlySet<Role>;
  readonly slack?: SlackSettings | SlackDistribution | undefined;
  /** What secrets in the store are encrypted by: the first writes, all of them read. */
  readonly encryptionKeys: readonly KeyObject[];
  readonly discord?: DiscordSettings | undefined;
  /** Stands before the name of every command, also before there is any token. */
  readonly commandPrefix: string;
  readonly digests: DigestSettings;
  readonly imports: ImportSettings;
  /** How long the data of a workspace stays that has removed the bot, in milliseconds. */
  readonly retentionMs: number;
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

const roles = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter(Boolean))
  .pipe(
    z
      .array(z.enum(ROLES, { error: ({ input }) => `holds ${String(input)}, and knows ${ROLES.join(", ")}` }))
      .min(1, `must name at least one of ${ROLES.join(", ")}`),
  );

const permission = z.stringbool({ error: "must be yes or no" }).default(false);

const environment = z.object({
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      const message = faultOf(url);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    })
    .default("sqlite:var/rapporteur.db"),
  ROLES: roles.default([...ROLES]),
  ...slackVariables,
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_SHARDS: shardsSetting.default("auto"),
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
  RETENTION_DAYS: z.coerce.number().min(0).max(3650).default(30),
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
    const faults = parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
    throw new OperatorError(`Please correct in .env: ${faults.join("; ")}`);
  }
  const { data } = parsed;
  const shared: Shared = {
    commandPrefix: data.COMMAND_PREFIX,
    organisers: new Set(data.ORGANISERS.split(/[\s,]+/u).filter(Boolean)),
    requestLimitMs: Math.min(LONGEST_REQUEST_MS, (data.DIGEST_LEASE_SECONDS * 1000) / 4),
  };
  const slack = slackSettings({ ...data, speaks: data.ROLES.includes("chat") }, shared);
  const discord = discordSettings(data, shared);
  return {
    database: data.DATABASE_URL,
    roles: new Set(data.ROLES),
    slack,
    encryptionKeys: data.ENCRYPTION_KEYS,
    discord,
    commandPrefix: data.COMMAND_PREFIX,
    digests: digestSettings(data),
    imports: importSettings(data),
    retentionMs: data.RETENTION_DAYS * 86_400_000,
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
  { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, ...env }: z.output<typeof environment>,
  shared: Shared,
): DiscordSettings | undefined {
  if (token === undefined) return undefined;
  const shards = env.ROLES.includes("chat") ? env.DISCORD_SHARDS : "none";
  return { ...shared, token, apiUrl, shards };
}
