import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { allCommands } from "../../../commands/all.ts";
import { isLoopback, refusal } from "../../../src/platforms/preview/guard.ts";
import { servedPreview } from "../../support/served-preview.ts";

const shown = z.object({
  id: z.string(),
  isPrivate: z.boolean(),
  replaces: z.boolean(),
  slack: z.object({ payload: z.object({ text: z.string(), response_type: z.string() }) }),
  discord: z.object({ payload: z.object({ flags: z.number() }) }),
});
const completions = z.array(z.object({ label: z.string(), line: z.string() }));

async function preview(env: Record<string, string> = {}) {
  const served = await servedPreview([], env);
  onTestFinished(() => served.close());
  const address = served.address.replace("0.0.0.0", "127.0.0.1");
  return {
    ...served,
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers }),
    post: (route: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}/api/${route}`, { method: "POST", body: JSON.stringify(body), headers }),
  };
}

describe("given where a request comes from", () => {
  const here = { host: "127.0.0.1:3999", origin: undefined, site: undefined };

  it.each([
    ["the page itself", { ...here, origin: "http://127.0.0.1:3999", site: "same-origin" }],
    ["a script on this machine", here],
    ["the address bar", { ...here, site: "none" }],
    ["another name of this machine", { ...here, host: "localhost:3999" }],
    ["IPv6", { ...here, host: "[::1]:3999" }],
  ])("when it is %s, then it may ask", (_name, arrival) => {
    expect(refusal(arrival, "127.0.0.1")).toBeUndefined();
  });

  it.each([
    ["a name that somebody else points here", { ...here, host: "evil.example:3999" }],
    ["a page elsewhere", { ...here, origin: "https://evil.example" }],
    ["another port of this machine", { ...here, origin: "http://127.0.0.1:8080" }],
    ["a page without an origin", { ...here, origin: "null" }],
    ["a link or picture elsewhere", { ...here, site: "cross-site" }],
    ["nowhere", { ...here, host: undefined }],
    ["nonsense", { ...here, host: "a b" }],
  ])("when it is %s, then it is refused", (_name, arrival) => {
    expect(refusal(arrival, "127.0.0.1")).toMatch(/\.$/u);
  });

  it("when it is listened on all addresses, then any name will do, and other pages still may not ask", () => {
    expect(refusal({ ...here, host: "bot.lan:3999" }, "0.0.0.0")).toBeUndefined();
    expect(
      refusal({ ...here, host: "bot.lan:3999", origin: "http://evil.example" }, "0.0.0.0"),
    ).toBeDefined();
  });

  it("when an address is only this machine's, then it needs no password", () => {
    expect(["localhost", "127.0.0.1", "127.0.0.53", "::1"].every(isLoopback)).toBe(true);
    expect(["0.0.0.0", "::", "192.168.1.5", "127.evil.example"].some(isLoopback)).toBe(false);
  });
});

describe("given the served preview", () => {
  it("when the page is loaded, then its policy allows its own files only", async () => {
    const { get } = await preview();
    const page = await get("/");
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe-inline");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await page.text()).not.toMatch(/<script(?![^>]* src=)|<style| on\w+=/u);
  });

  it("when a page elsewhere asks, then it is refused before anything is done", async () => {
    const { post } = await preview();
    const answer = await post("ask", { visitor: "a", text: "/help" }, { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
  });

  it("when others can reach it, then a password is needed, to start it and to see it", async () => {
    await expect(servedPreview([], { PREVIEW_HOST: "0.0.0.0" })).rejects.toThrow("PREVIEW_PASSWORD");
    const { get } = await preview({ PREVIEW_HOST: "0.0.0.0", PREVIEW_PASSWORD: "correct horse" });
    expect((await get("/")).status).toBe(401);
    const said = (words: string): Record<string, string> => ({
      authorization: `Basic ${Buffer.from(words).toString("base64")}`,
    });
    expect((await get("/", said("rapporteur:wrong horse"))).status).toBe(401);
    expect((await get("/", said("rapporteur:correct horse"))).status).toBe(200);
  });

  it("when the port is taken, then it says what to change", async () => {
    const { address } = await preview();
    await expect(servedPreview([], { PREVIEW_PORT: new URL(address).port })).rejects.toThrow("PREVIEW_PORT");
  });

  it.each([
    ["no JSON", "{"],
    ["a field of another kind", JSON.stringify({ visitor: "a", text: 7 })],
    ["a text without end", JSON.stringify({ visitor: "a", text: "x".repeat(5000) })],
    ["a visitor who isn't one", JSON.stringify({ visitor: "../a", text: "x" })],
  ])("when %s is sent, then one sentence says what to do", async (_name, body) => {
    const { address } = await preview();
    const answer = await fetch(`${address}/api/ask`, { method: "POST", body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining("load the page again") });
  });

  it("when more is sent than anybody types, then it is refused", async () => {
    const { post } = await preview();
    expect((await post("ask", { visitor: "a", text: "x".repeat(100_000) })).status).toBe(413);
  });

  it("when files elsewhere are asked for, then there are none", async () => {
    const { get } = await preview();
    for (const path of [
      "/..%2f..%2fpackage.json",
      "/%2e%2e/%2e%2e/package.json",
      "/assets/%2e%2e/%2e%2e/src/cli.js",
    ])
      expect((await get(path)).status).toBe(404);
  });

  it("when a button is pressed, then its value is untrusted like any other", async () => {
    const { post } = await preview();
    const press = async (value: string) =>
      shown.parse(await (await post("press", { visitor: "a", value })).json());
    expect((await press("drop table talks")).slack.payload.text).toContain("doesn't work any more");
    const { slack, discord, isPrivate } = await press("talk nfgrep");
    expect(slack.payload).toMatchObject({ response_type: "ephemeral" });
    expect(discord.payload.flags).toBe(32_832);
    expect(isPrivate).toBe(true);
    expect((await press("~talks")).replaces).toBe(true);
  });

  it("when the examples of every command are typed, then each has an answer", async () => {
    const { post, log } = await preview();
    for (const text of allCommands.flatMap(({ examples }) => examples).filter((one) => !/https:/u.test(one)))
      expect((await post("ask", { visitor: "a", text: `/${text}` })).status, text).toBe(200);
    expect(log.lines.filter(({ level }) => level !== "debug")).toEqual([]);
  });

  it("when a line is typed, then it is completed as Discord's options are, and taking a value gives a whole line", async () => {
    const { post } = await preview();
    const complete = async (text: string) =>
      completions.parse(await (await post("complete", { visitor: "a", text })).json());
    expect((await complete("/")).map(({ line }) => line)).toContain("/talk ");
    expect((await complete("/talk nfgr"))[0]?.label).toContain("nfgrep");
    const [topic] = await complete("/talks monday topic:nat");
    expect(topic?.line).toMatch(/^\/talks monday topic:\S/u);
    expect((await complete("/talks ")).map(({ line }) => line)).toContain("/talks topic:");
    expect((await complete("/digest subscribe mode:rep")).map(({ label }) => label)).toContain("replay");
    expect(await complete("who presented")).toEqual([]);
  });
});
