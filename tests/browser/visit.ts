import { type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import type { Programme } from "../../src/core/talk.ts";
import { servedPreview } from "../support/served-preview.ts";
import { launch } from "./browser.ts";

const READER = { viewport: { width: 1280, height: 900 }, locale: "en-US", timezoneId: "UTC" };

/** A page that somebody has open, and what they do with it. */
export interface Visit {
  readonly page: Page;
  readonly served: Awaited<ReturnType<typeof servedPreview>>;
  /** What the browser complained of: errors, broken policies, requests to elsewhere. */
  readonly complaints: readonly string[];
  /** Types into the message box and sends it; gives the answer. */
  say(text: string): Promise<Locator>;
  /** The last answer, once it is there. */
  answer(): Promise<Locator>;
}

/** One browser for all tests of a file. */
export function oneBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error("The browser is started before the tests.");
    return browser;
  };
}

/** Opens the page of a new bot. Without complaints at the end, unless the test expects some. */
export async function visit(
  browser: Browser,
  place = "",
  options: {
    programmes?: readonly Programme[];
    context?: BrowserContextOptions;
    env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Visit> {
  const served = await servedPreview(options.programmes, options.env);
  const address = served.address.replace("0.0.0.0", "127.0.0.1");
  const context = await browser.newContext({ ...READER, ...options.context });
  onTestFinished(async () => {
    await context.close();
    await served.close();
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) complaints.push(`request to ${url}`);
  });
  await page.goto(`${address}/${place}`);
  const answer = async (): Promise<Locator> => {
    const last = page.locator(".chat [role=log] article").last();
    await last.locator("section[aria-label=Discord]").waitFor();
    return last;
  };
  return {
    page,
    served,
    complaints,
    answer,
    async say(text) {
      await page.getByRole("combobox", { name: "Ask a question" }).focus();
      await page.keyboard.type(text);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".chat [role=log] .asked").last().innerText()).toBe(text);
      return answer();
    },
  };
}
