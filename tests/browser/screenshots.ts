import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { launch } from "./browser.ts";

/**
 * Writes the pictures of README.md to docs/pictures from a bot that runs: its chat in a terminal, and its preview.
 * Needs Chromium, and `script` of util-linux for a terminal.
 */

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PICTURES = here("../../docs/pictures/");
const XTERM = dirname(createRequire(import.meta.url).resolve("@xterm/xterm/package.json"));
const COLUMNS = 124;
/** Milliseconds until a bot that says nothing has failed. */
const PATIENCE = 15_000;
const MOST_ROWS = 90;
const QUESTIONS = ["who presented IPv6 NAT?", "when was it?", "/talk ipset"];
const READER = { locale: "en-GB", timezoneId: "Europe/Berlin", deviceScaleFactor: 1.25 } as const;

/** A bot in a terminal, and all that it has written there. */
async function startBot(cwd: string) {
  const start = `stty cols ${COLUMNS} rows 60; exec ${process.execPath} ${here("../../dist/src/cli.js")} start`;
  const env = { PATH: process.env["PATH"], HOME: cwd, TERM: "xterm-256color", PREVIEW_PORT: "0" };
  const bot: ChildProcessWithoutNullStreams = spawn("script", ["-qefc", start, "/dev/null"], { cwd, env });
  let written = "";
  bot.stdout.on("data", (chunk: Buffer) => void (written += chunk.toString()));
  return {
    stop: () => bot.kill("SIGTERM"),
    written: () => written,
    type: (line: string) => bot.stdin.write(`${line}\r`),
    /** Waits until this is written after what was there before. */
    async until(words: RegExp, from = 0): Promise<RegExpExecArray> {
      for (;;) {
        const found = words.exec(written.slice(from));
        if (found) return found;
        await once(bot.stdout, "data", { signal: AbortSignal.timeout(PATIENCE) });
      }
    },
  };
}

async function drawTerminal(context: BrowserContext, written: string): Promise<void> {
  const page = await context.newPage();
  await page.setContent(
    `<body style="margin:0;background:#1a1d21"><div id="terminal" style="display:inline-block;padding:14px"></div>`,
  );
  await page.addStyleTag({ path: join(XTERM, "css/xterm.css") });
  await page.addScriptTag({ path: join(XTERM, "lib/xterm.js") });
  await page.evaluate(
    async ([text, columns, lines]) => {
      const options = {
        cols: columns,
        rows: lines,
        fontSize: 14,
        scrollback: 0,
        cursorBlink: false,
        theme: { background: "#1a1d21" },
      };
      // @ts-expect-error the script above defines it
      const terminal = new Terminal(options);
      terminal.open(document.querySelector("#terminal"));
      await new Promise<void>((resolve) => terminal.write(text, resolve));
      terminal.resize(columns, terminal.buffer.active.cursorY + 1);
      await new Promise(requestAnimationFrame);
    },
    [written, COLUMNS, MOST_ROWS] as const,
  );
  await page.locator("#terminal").screenshot({ path: join(PICTURES, "terminal.png") });
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("combobox", { name: "Ask a question" }).fill(text);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.locator("article", { hasText: text }).last().locator("section[aria-label=Discord]").waitFor();
}

async function drawPage(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await say(page, "/talk libiptc");
  for (const name of ["Slack", "Discord"]) {
    const picture = page.locator(`section[aria-label=${name}]`);
    await picture.screenshot({ path: join(PICTURES, `${name.toLowerCase()}.png`) });
  }
  await page.goto(`${address}/#digest/netfilter-2011/replay`);
  await page.locator("section.thread").waitFor();
  await page.screenshot({ path: join(PICTURES, "digest.png") });
  await page.goto(`${address}/#programme/netfilter-2011`);
  await page.locator(".talk").first().waitFor();
  await page.screenshot({
    path: join(PICTURES, "timeline.png"),
    clip: { x: 0, y: 0, width: 1280, height: 740 },
  });
}

const folder = await mkdtemp(join(tmpdir(), "rapporteur-pictures-"));
const bot = await startBot(folder);
const browser = await launch();
try {
  await mkdir(PICTURES, { recursive: true });
  const [, address = ""] = await bot.until(/(http:\/\/127\.0\.0\.1:\d+) shows/u);
  await bot.until(/› /u);
  for (const question of QUESTIONS) {
    const before = bot.written().length;
    bot.type(question);
    await bot.until(/\n[^]*\n[^]*› /u, before);
  }
  const context = await browser.newContext({ ...READER, viewport: { width: 1280, height: 900 } });
  await drawTerminal(context, bot.written().replace(/:\d+ shows/u, ":3999 shows"));
  await drawPage(context, address);
} finally {
  await browser.close();
  bot.stop();
  await rm(folder, { recursive: true, force: true });
}
