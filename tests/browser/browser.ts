import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a browser is on this machine, or undefined. */
export const browserPath = PLACES.find((path) => existsSync(path));

/** Says once why browser tests are left out, where they are. */
export function sayWhenMissing(): void {
  if (browserPath === undefined)
    process.stderr.write(
      "No Chromium here (apt-get install chromium), so the tests in a browser are left out.\n",
    );
}

/** Starts a browser that asks nothing of the network but what its pages ask. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? "chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
