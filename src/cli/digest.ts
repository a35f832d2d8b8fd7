import { createApp } from "../app.ts";
import type { Config } from "../config.ts";
import { namedProgramme } from "../core/current.ts";
import { findDay } from "../core/day.ts";
import { OperatorError } from "../core/errors.ts";
import { plainStyle, toText } from "../core/plain-text.ts";
import type { Reply } from "../core/reply.ts";
import type { Store } from "../core/store.ts";
import { wantedTalks } from "../digests/plan.ts";
import { schedule } from "../digests/schedule.ts";
import { dayDigest } from "../views/digest.ts";
import { readSettings } from "./settings.ts";

/** What to preview. */
export interface PreviewOptions {
  readonly workshop?: string;
  readonly day: string;
  readonly as: string;
}

/** Prints the digest of a day as text, or as the payload that would go to Slack or Discord. Throws OperatorError. */
export async function preview({ workshop, day: wanted, as }: PreviewOptions): Promise<void> {
  await withStore(async (store, config) => {
    const programme = await namedProgramme(workshop, { store });
    const day = findDay(wanted, programme, new Date());
    if (day === undefined) throw new OperatorError(`${wanted} is no day of ${programme.workshop.name}.`);
    process.stdout.write(`${await rendered(dayDigest(day, programme), as, config)}\n`);
  });
}

/** Lists what would be posted up to an instant (by default now), a line each: when, where, which day. */
export async function due(at: string | undefined): Promise<void> {
  const until = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(until.getTime()))
    throw new OperatorError(`${at} is no instant: write it as 2026-12-01T17:00:00Z.`);
  await withStore(async (store) => {
    const lines: string[] = [];
    for (const subscription of await store.digests.subscriptions()) {
      const programme = await store.programme(subscription.workshop);
      const { next, state, platform, workspace, channel, workshop } = subscription;
      if (!programme || !next || state !== "active") continue;
      for (const { day, at: instant } of schedule(subscription, programme)) {
        const isComing = day >= next.day && Date.parse(instant) <= until.getTime();
        if (!isComing || (wantedTalks(subscription, programme, day).length === 0 && !subscription.empty))
          continue;
        lines.push([instant, platform, workspace, channel, workshop, day].join("\t"));
      }
    }
    process.stdout.write(
      lines
        .toSorted()
        .map((line) => `${line}\n`)
        .join(""),
    );
  });
}

async function rendered(digest: Reply, as: string, { commandPrefix }: Config): Promise<string> {
  const { allCommands } = await import("../../commands/all.ts");
  switch (as) {
    case "text":
      return toText(
        digest,
        plainStyle(({ command, args }) => ["/", command, " ", Object.values(args).join(" ")].join("").trim()),
      );
    case "slack": {
      const { createNames } = await import("../platforms/slack/names.ts");
      const { render } = await import("../platforms/slack/render.ts");
      return JSON.stringify(render(digest, createNames(allCommands, commandPrefix).typed), null, 2);
    }
    case "discord": {
      const { commandNames } = await import("../platforms/discord/names.ts");
      const { render } = await import("../platforms/discord/render.ts");
      return JSON.stringify(render(digest, commandNames(allCommands, commandPrefix).typed), null, 2);
    }
    default:
      throw new OperatorError(`A digest can't be shown as ${as}: say text, slack or discord.`);
  }
}

async function withStore(work: (store: Store, config: Config) => Promise<void>): Promise<void> {
  const { config, log } = readSettings();
  const app = await createApp({ ...config, slack: undefined, discord: undefined }, log);
  try {
    await work(app.store, config);
  } finally {
    await app.stop();
  }
}
