import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { z } from "zod";

const BROWSER = "/usr/bin/chromium";
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];

/** Takes the time from Enter until the frame that shows the answer of both platforms. */
const MEASURE = `new Promise((resolve) => {
  const log = document.querySelector(".chat [role=log]");
  const shown = () => document.querySelectorAll(".chat section[aria-label=Discord]").length;
  const before = shown();
  let began = 0;
  addEventListener("keydown", (event) => { if (event.key === "Enter") began = performance.now(); }, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (shown() === before) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  });
  observer.observe(log, { childList: true, subtree: true });
})`;

/** How to start a bot that serves its preview. */
interface Program {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * How long the preview takes, in milliseconds: from its start until the page can be typed into, and from Enter until both
 * answers are on the screen, for each question. Undefined where there is no browser.
 */
export async function previewTimes(
  { command, folder, env }: Program,
  questions: readonly string[],
): Promise<{ opened: number; answers: number[] } | undefined> {
  if (!existsSync(BROWSER)) return undefined;
  const bot = spawn(process.execPath, command, {
    cwd: folder,
    env: { PATH: process.env["PATH"], PREVIEW_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said]: unknown[] = await once(bot.stdout, "data");
  const address = /http:\S+/u.exec(String(said))?.[0] ?? "";
  const browser = await chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    const began = performance.now();
    await page.goto(address);
    await page.locator("[role=combobox]").focus();
    const opened = performance.now() - began;
    const answers: number[] = [];
    for (const question of questions) {
      await page.locator("[role=combobox]").fill(question);
      await page.locator("[role=combobox]").press("Escape");
      const measured = page.evaluate(MEASURE);
      await page.locator("[role=combobox]").press("Enter");
      answers.push(z.number().parse(await measured));
    }
    return { opened, answers };
  } finally {
    await browser.close();
    bot.kill("SIGTERM");
    await once(bot, "exit");
  }
}

/** The times as lines to print. */
export function previewReport(times: { opened: number; answers: readonly number[] } | undefined): string {
  if (!times) return "### The preview\n\nNo Chromium here, so its page was not timed.\n";
  const sorted = times.answers.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  return [
    "### The preview",
    "",
    `|                                                |    p50 |    p95 |`,
    `| ---------------------------------------------- | -----: | -----: |`,
    `| Enter until both answers are on the screen     | ${at(0.5).padStart(6)} | ${at(0.95).padStart(6)} |`,
    `| Opening the page until it can be typed into    | ${`${Math.round(times.opened)} ms`.padStart(6)} |        |`,
    "",
  ].join("\n");
}
