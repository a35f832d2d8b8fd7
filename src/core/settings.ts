/** What every way to reach Slack shares. */
export interface SlackBasics {
  /** Base address of the Web API with a trailing slash; absent for slack.com. */
  readonly apiUrl?: string | undefined;
  /** Stands before the name of every command; may be empty. */
  readonly commandPrefix: string;
  /** Ids of people who count as organisers wherever they ask. */
  readonly organisers: ReadonlySet<string>;
  /** How long one request to the platform may take, in milliseconds; 10 s by default. */
  readonly requestLimitMs?: number;
}

/**
 * How to reach one workspace: Socket Mode with an app token, or HTTP with a signing secret; with neither (`none`), the bot
 * posts there and answers nobody.
 */
export interface SlackSettings extends SlackBasics {
  readonly botToken: string;
  readonly mode:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string; readonly port: number }
    | { readonly kind: "none" };
}

/** How workspaces that install the app reach the bot: HTTP with OAuth. Each has a token of its own. */
export interface SlackDistribution extends SlackBasics {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of the OAuth flow. */
  readonly stateSecret: string;
  readonly signingSecret: string;
  /** Absent where the bot only posts and answers nobody. */
  readonly port?: number | undefined;
}

/**
 * The shards of Discord's gateway that a process connects: all that Discord wants the bot to have, some of `count`, or none,
 * where the bot posts and answers nobody.
 */
export type DiscordShards = "auto" | "none" | { readonly ids: readonly number[]; readonly count: number };

/** How to reach Discord. */
export interface DiscordSettings {
  readonly token: string;
  /** `auto` by default. */
  readonly shards?: DiscordShards | undefined;
  /** Base address of the REST API without version, such as `https://discord.com/api`; absent for discord.com. */
  readonly apiUrl?: string | undefined;
  /** Stands before the name of every command; may be empty. */
  readonly commandPrefix: string;
  /** Ids of people who count as organisers wherever they ask. */
  readonly organisers: ReadonlySet<string>;
  /** How long one request to the platform may take, in milliseconds; 10 s by default. */
  readonly requestLimitMs?: number;
}
