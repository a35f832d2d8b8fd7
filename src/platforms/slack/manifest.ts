import type { Argument, Command } from "../../core/command.ts";
import { OperatorError } from "../../core/errors.ts";
import type { SlackBasics } from "../../core/settings.ts";
import { cut } from "../../core/text.ts";
import { LIMITS } from "./limits.ts";
import { createNames, shortcutId } from "./names.ts";

/** How Slack reaches the bot: through a socket, or at the address `url` (`https://bot.example.org/slack/events`). */
export interface Reach {
  readonly socketMode: boolean;
  /** Other workspaces may install the app, also for a whole organisation. */
  readonly distributed?: boolean;
  readonly url?: string | undefined;
}

const { manifest } = LIMITS;

/** Stands where the operator's own address goes; Slack takes no manifest without one. */
const PLACEHOLDER = "https://example.org/slack/events";

/** Where Slack sends people back who have allowed the installation, beside the address for requests. */
const REDIRECT = "oauth_redirect";

/** Events with which Slack tells that a workspace has removed the app. */
const REMOVALS = ["app_uninstalled", "tokens_revoked"];

/** The permissions that the bot needs, each with the reason that `docs/slack.md` gives for it. */
export function scopes(commands: readonly Command[]): string[] {
  const organised = commands.some(({ access }) => access !== "everyone");
  const posting = commands.some(({ arguments: all }) => all.some(({ completes }) => completes === "channel"));
  return [
    "app_mentions:read",
    ...(posting ? ["channels:history", "channels:read"] : []),
    "chat:write",
    "commands",
    ...(posting ? ["groups:history", "groups:read"] : []),
    "im:history",
    ...(organised ? ["users:read"] : []),
  ];
}

/**
 * The app manifest for this configuration, to be pasted where a Slack app is created.
 * https://docs.slack.dev/reference/app-manifest
 * Throws OperatorError when the prefix makes a name too long or there are more commands than Slack takes.
 */
export function slackManifest(
  commands: readonly Command[],
  settings: Pick<SlackBasics, "commandPrefix">,
  { socketMode, distributed = false, url = PLACEHOLDER }: Reach,
) {
  const address = socketMode ? {} : { url };
  const requests = socketMode ? {} : { request_url: url };
  const menus = socketMode ? {} : { message_menu_options_url: url };
  const shortcuts = messageShortcuts(commands);
  return {
    display_information: {
      name: "Rapporteur",
      description: "Remembers what was said at the workshop: ask for talks, presenters and topics.",
      background_color: "#1b3a4b",
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      ...(shortcuts.length === 0 ? {} : { shortcuts }),
      bot_user: { display_name: "Rapporteur", always_online: true },
      slash_commands: slashCommands(commands, settings.commandPrefix).map((command) => ({
        ...command,
        ...address,
      })),
    },
    oauth_config: {
      ...(distributed && { redirect_urls: [new URL(REDIRECT, url).href] }),
      scopes: { bot: scopes(commands) },
    },
    settings: {
      event_subscriptions: {
        ...requests,
        bot_events: ["app_mention", ...(distributed ? REMOVALS : []), "message.im"].toSorted(),
      },
      interactivity: { is_enabled: true, ...requests, ...menus },
      org_deploy_enabled: distributed,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: distributed,
    },
  };
}

function messageShortcuts(commands: readonly Command[]) {
  return commands.flatMap(({ name, description, shortcut }) =>
    shortcut
      ? [
          {
            name: cut(shortcut.label, manifest.shortcutName),
            type: "message" as const,
            callback_id: shortcutId(name),
            description: cut(description, manifest.shortcutDescription),
          },
        ]
      : [],
  );
}

function slashCommands(commands: readonly Command[], prefix: string) {
  const names = createNames(commands, prefix);
  const bySlash = new Map<string, Command[]>();
  for (const command of commands) {
    const slash = names.slash(command.name);
    bySlash.set(slash, [...(bySlash.get(slash) ?? []), command]);
  }
  if (bySlash.size > manifest.commands)
    throw new OperatorError(
      `Slack takes ${manifest.commands} slash commands, and there are ${bySlash.size}.`,
    );
  return [...bySlash].map(([slash, group]) => slashCommand(slash, group));
}

function slashCommand(slash: string, group: readonly Command[]) {
  if (slash.length > manifest.commandName)
    throw new OperatorError(
      `Please make COMMAND_PREFIX shorter: Slack takes names of ${manifest.commandName} characters, and ${slash} is longer.`,
    );
  const hint = group.map(usage).filter(Boolean).join(" | ");
  return {
    command: slash,
    description: cut(group.map(({ description }) => description).join(" "), manifest.commandDescription),
    ...(hint === "" ? {} : { usage_hint: cut(hint, manifest.usageHint) }),
    // Turns #general into <#C012AB3CD|general>, which is the only way to know the channel.
    should_escape: group.some(({ arguments: all }) => all.some(({ completes }) => completes === "channel")),
  };
}

function usage({ name, arguments: all }: Command): string {
  const [, ...further] = name.split(" ");
  return [...further, ...all.map(hintOf)].join(" ");
}

function hintOf({ name, required, choices }: Argument, index: number): string {
  const value = choices?.join("/") ?? (index === 0 ? name : "…");
  const hint = index === 0 ? value : `${name}:${value}`;
  return required ? hint : `[${hint}]`;
}
