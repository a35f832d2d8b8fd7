import { once } from "node:events";
import { createApp } from "../app.ts";
import { openPreview } from "../preview.ts";
import { readSettings } from "./settings.ts";

/** Serves the preview, whatever else is set up, until SIGINT or SIGTERM. Throws OperatorError. */
export async function preview(): Promise<void> {
  const { config, log } = readSettings();
  const app = await createApp({ ...config, slack: undefined, discord: undefined }, log);
  try {
    const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    const page = await openPreview(app, config, log);
    app.serve(() => undefined, new Map([["preview", page.postman]]));
    process.stdout.write(`${page.address} shows what Slack and Discord would see. Ctrl-C ends it.\n`);
    await stopped;
    await page.close();
  } finally {
    await app.stop();
  }
}
