import { describe, expect, it } from "vitest";
import { z } from "zod";
import { allCommands } from "../../../commands/all.ts";
import { OperatorError } from "../../../src/core/errors.ts";
import { scopes, slackManifest } from "../../../src/platforms/slack/manifest.ts";
import { COMMANDS } from "./test-bot.ts";

const address = z.url({ protocol: /^https$/u });

const commandSchema = z.strictObject({
  command: z
    .string()
    .max(32)
    .regex(/^\/[a-z0-9_-]+$/u),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().min(1).max(1000).optional(),
  should_escape: z.boolean(),
  url: address.optional(),
});

/** What may stand in a manifest: https://docs.slack.dev/reference/app-manifest */
const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(["message", "global"]),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10)
      .optional(),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(commandSchema)
      .max(50)
      .refine((all) => new Set(all.map(({ command }) => command)).size === all.length, "names must differ"),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address.optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address.optional(),
      message_menu_options_url: address.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const SOCKET = { socketMode: true };

describe("the manifest", () => {
  it.each([
    ["of the bot's own commands", allCommands, SOCKET],
    ["over HTTP", COMMANDS, { socketMode: false, url: "https://bot.example.org/slack/events" }],
    ["over HTTP at an address to be filled in", COMMANDS, { socketMode: false }],
  ])("%s is one that Slack takes", (_what, commands, reach) => {
    const manifest = slackManifest(commands, { commandPrefix: "" }, reach);
    expect(manifestSchema.safeParse(manifest).error).toBeUndefined();
  });

  it("names commands as they are typed, with a hint made from their arguments", () => {
    const { features } = slackManifest(COMMANDS, { commandPrefix: "dev-" }, SOCKET);
    expect(features.slash_commands).toEqual(
      expect.arrayContaining([
        { command: "/dev-find", description: "Finds a talk.", usage_hint: "talk", should_escape: false },
        { command: "/dev-talk-who", description: "Says who you are.", should_escape: false },
        {
          command: "/dev-digest",
          description: "Stops the digest.",
          usage_hint: "stop [topic]",
          should_escape: false,
        },
      ]),
    );
  });

  it("gives Slack an address for everything when it is to send requests", () => {
    const url = "https://bot.example.org/slack/events";
    const { features, settings } = slackManifest(COMMANDS, { commandPrefix: "" }, { socketMode: false, url });
    expect(features.slash_commands.every((command) => "url" in command && command.url === url)).toBe(true);
    expect(settings.interactivity).toEqual({
      is_enabled: true,
      request_url: url,
      message_menu_options_url: url,
    });
    expect(settings.event_subscriptions).toMatchObject({ request_url: url });
  });

  it("offers the bot's actions on messages", () => {
    const { features } = slackManifest(allCommands, { commandPrefix: "dev-" }, SOCKET);
    expect(features).toMatchObject({
      shortcuts: [{ name: "Save as note", type: "message", callback_id: "shortcut:note" }],
    });
  });

  it("asks to look people up only when a command is for organisers", () => {
    expect(scopes(COMMANDS)).toContain("users:read");
    expect(scopes(COMMANDS.filter(({ access }) => access === "everyone"))).not.toContain("users:read");
  });

  it("is refused with the mend when names get too long", () => {
    const longPrefix = { commandPrefix: "x".repeat(30) };
    expect(() => slackManifest(COMMANDS, longPrefix, SOCKET)).toThrow(OperatorError);
    expect(() => slackManifest(COMMANDS, longPrefix, SOCKET)).toThrow(/COMMAND_PREFIX/u);
  });

  it("is refused when there are more commands than Slack takes", () => {
    const many = Array.from({ length: 51 }, (_, index) =>
      COMMANDS.slice(0, 1).map((command) => ({ ...command, name: `c${index}` })),
    );
    expect(() => slackManifest(many.flat(), { commandPrefix: "" }, SOCKET)).toThrow(OperatorError);
  });
});
