import { join } from "node:path";
import type { App } from "./app.ts";
import type { Config } from "./config.ts";
import { OperatorError } from "./core/errors.ts";
import type { Log } from "./core/log.ts";
import { seenBy } from "./core/seen-by.ts";
import type { DigestOrder, Subscription } from "./core/subscription.ts";
import type { Programme } from "./core/talk.ts";
import { digestDrafts } from "./digests/plan.ts";
import { replayStart, schedule } from "./digests/schedule.ts";
import { packageRoot } from "./package-root.ts";
import { marked } from "./platforms/discord/delivery-mark.ts";
import { commandNames } from "./platforms/discord/names.ts";
import { forAsker, render as renderDiscord } from "./platforms/discord/render.ts";
import { usage as discordUsage } from "./platforms/discord/usage.ts";
import type { DigestDesk, PreviewParts } from "./platforms/preview/parts.ts";
import { type Preview, servePreview } from "./platforms/preview/preview.ts";
import { options, readActionId } from "./platforms/slack/elements.ts";
import { createNames } from "./platforms/slack/names.ts";
import { posted } from "./platforms/slack/posted.ts";
import { render as renderSlack } from "./platforms/slack/render.ts";
import { usage as slackUsage } from "./platforms/slack/usage.ts";

/**
 * Serves the preview over an app: the only file that brings the page together with the renderers of the platforms.
 * Throws OperatorError like `servePreview`, and when the settings switch it off.
 */
export async function openPreview(
  app: Pick<App, "bot" | "store" | "now">,
  { preview, commandPrefix }: Config,
  log: Log,
): Promise<Preview> {
  if (!preview) throw new OperatorError("PREVIEW_PORT is off: give it a port, such as 3999.");
  return servePreview(
    {
      bot: app.bot,
      store: seenBy(app.store, { platform: "preview", workspace: "preview" }),
      now: app.now,
      log,
      slack: slackPane(app, commandPrefix),
      discord: discordPane(app, commandPrefix),
      digests,
      folder: join(packageRoot(), "dist/preview"),
    },
    preview,
  );
}

function slackPane({ bot }: Pick<App, "bot">, prefix: string): PreviewParts["slack"] {
  const names = createNames(bot.commands, prefix);
  return {
    own: names.own,
    answer(reply, isPrivate) {
      const message = renderSlack(reply, names.typed);
      const response_type = isPrivate ? "ephemeral" : "in_channel";
      return { payload: { ...message, response_type }, usage: slackUsage(message) };
    },
    post(reply, key) {
      const message = posted(reply, key, names.typed);
      return { payload: message, usage: slackUsage(message) };
    },
    feed: readActionId,
    options: ({ command, argument }, suggestions) =>
      options(
        suggestions.map(({ label, value }) => ({
          label,
          invocation: { command, args: { [argument]: value } },
        })),
      ).map(({ text, value }) => ({ label: text.text, value: value ?? "" })),
  };
}

function discordPane({ bot }: Pick<App, "bot">, prefix: string): PreviewParts["discord"] {
  const names = commandNames(bot.commands, prefix);
  return {
    own: names.untyped,
    answer(reply, isPrivate) {
      const message = renderDiscord(reply, names.typed);
      return { payload: isPrivate ? forAsker(message) : message, usage: discordUsage(message) };
    },
    post(reply, key) {
      const message = renderDiscord(reply, names.typed);
      return { payload: marked(message, key), usage: discordUsage(message) };
    },
  };
}

const digests: DigestDesk = {
  begun: (order, programme, now) => {
    const start = order.mode.startsWith("replay") ? replayStart(order, programme, now)?.start : undefined;
    return start === undefined ? order : { ...order, start };
  },
  schedule,
  drafts: (order, programme, { day, at }) =>
    digestDrafts(subscribed(order, programme), programme, { day, due: at, late: false }),
};

function subscribed(order: DigestOrder, { workshop }: Programme): Subscription {
  return { ...order, id: `preview-${workshop.id}`, state: "active", skipped: [] };
}
