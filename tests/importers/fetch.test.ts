import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { isPublicAddress } from "../../src/importers/fetch/address.ts";
import { download } from "../../src/importers/fetch/download.ts";
import type { DownloadOptions, FetchLimits } from "../../src/importers/fetch/options.ts";
import { whole } from "../../src/importers/material.ts";
import { openPlace } from "../../src/importers/open.ts";
import { temporaryFolder } from "../support/folder.ts";

const OPEN: FetchLimits = { maxBytes: 100_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true };

/** A server on loopback, gone when the test ends; gives its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function fetched(
  address: string,
  limits: Partial<FetchLimits> = {},
  options: Partial<DownloadOptions> = {},
) {
  const result = await download(address, { limits: { ...OPEN, ...limits }, ...options });
  return result.kind === "fetched"
    ? { text: (await whole(result.material)).toString(), validators: result.validators }
    : result;
}

describe("an address", () => {
  it("is fetched, with what tells its version, while progress is told", async () => {
    const base = await serve((_request, response) => {
      response
        .writeHead(200, {
          etag: '"v1"',
          "last-modified": "Mon, 22 Aug 2011 07:30:00 GMT",
          "content-length": 5,
        })
        .end("hello");
    });
    const told: unknown[] = [];
    const progress = (received: number, total: number | undefined): unknown => told.push([received, total]);
    expect(await fetched(`${base}/a`, {}, { progress })).toEqual({
      text: "hello",
      validators: { etag: '"v1"', lastModified: "Mon, 22 Aug 2011 07:30:00 GMT" },
    });
    expect(told.at(-1)).toEqual([5, 5]);
  });

  it("that has not changed is not fetched again", async () => {
    const base = await serve(({ headers }, response) => {
      const isKnown = headers["if-none-match"] === '"v1"' && headers["if-modified-since"] === "yesterday";
      response.writeHead(isKnown ? 304 : 200).end();
    });
    const validators = { etag: '"v1"', lastModified: "yesterday" };
    expect(await fetched(base, {}, { validators })).toEqual({ kind: "unchanged" });
  });

  it.each([
    ["with a packed answer", (text: string) => gzipSync(text), { "content-encoding": "gzip" }],
    ["of a packed file", (text: string) => gzipSync(text), {}],
    [
      "of a packed file in a packed answer",
      (text: string) => gzipSync(gzipSync(text)),
      { "content-encoding": "gzip" },
    ],
  ])("%s is unpacked", async (_name, pack, headers) => {
    const base = await serve(
      (_request, response) => void response.writeHead(200, headers).end(pack("packed")),
    );
    expect(await fetched(base)).toMatchObject({ text: "packed" });
  });

  it("is followed where it leads", async () => {
    const base = await serve(({ url }, response) => {
      if (url === "/b") response.end("here");
      else response.writeHead(302, { location: "/b" }).end();
    });
    expect(await fetched(`${base}/a`)).toMatchObject({ text: "here" });
  });
});

describe("an address within limits", () => {
  it("is refused for what it says is too large, before it is fetched", async () => {
    const base = await serve(
      (_request, response) => void response.writeHead(200, { "content-length": 200_000 }).write("x"),
    );
    await expect(fetched(base)).rejects.toThrow("is larger than 0 MB: IMPORT_MAX_MB in .env allows more.");
  });

  it("is let go when more comes than is allowed", async () => {
    const base = await serve((_request, response) => {
      const more = (): void => void response.write("x".repeat(50_000), () => setImmediate(more));
      more();
    });
    await expect(fetched(base)).rejects.toThrow("IMPORT_MAX_MB");
  });

  it("is let go when it unpacks to more than is allowed", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(OPEN.maxBytes);
    const base = await serve(
      (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    await expect(fetched(base)).rejects.toThrow("IMPORT_MAX_MB");
  });

  it("is told to be cut off when its packing is", async () => {
    const base = await serve((_request, response) => void response.end(gzipSync("hello").subarray(0, 20)));
    await expect(fetched(base)).rejects.toThrow("can't be unpacked: is the file cut off?");
  });

  it.each([
    ["gives no answer", () => false],
    ["stops in the middle", (response: { write(text: string): void }) => response.write("half")],
  ])("is given up when the server %s", async (_name, answer) => {
    const base = await serve((_request, response) => answer(response));
    await expect(fetched(base, { timeoutMs: 200 })).rejects.toThrow(
      "it took longer than 0.2 s: IMPORT_TIMEOUT_S",
    );
  });

  it.each([
    [404, "the server answers 404"],
    [500, "the server answers 500"],
  ])("is refused when the server answers %i", async (status, message) => {
    const base = await serve((_request, response) => void response.writeHead(status).end());
    await expect(fetched(`${base}/plan?token=secret`)).rejects.toThrow(`${base}/plan: ${message}`);
  });

  it("is refused when it leads on and on", async () => {
    const base = await serve(
      (_request, response) => void response.writeHead(301, { location: "/again" }).end(),
    );
    await expect(fetched(base)).rejects.toThrow("redirected again and again");
  });
});

describe("an address that may not be read", () => {
  it.each([
    ["http://example.org/x", /isn't encrypted: use https, or set IMPORT_ALLOW_HTTP=yes/u],
    ["ftp://example.org/x", /no address with https/u],
    ["https://ann:secret@example.org/x", /addresses with a password in them aren't read/u],
    ["https://127.0.0.1/x", /127\.0\.0\.1 is inside a private network.*IMPORT_ALLOW_PRIVATE=yes/u],
    ["https://[::1]/x", /inside a private network/u],
    ["https://[::ffff:10.0.0.1]/x", /inside a private network/u],
    ["https://2130706433/x", /inside a private network/u],
    ["https://0x7f.1/x", /inside a private network/u],
    ["https://169.254.169.254/latest/meta-data", /inside a private network/u],
    ["https://localhost/x", /localhost is inside a private network/u],
  ])("is refused by itself: %s", async (address, message) => {
    await expect(fetched(address, { allowHttp: false, allowPrivate: false })).rejects.toThrow(message);
  });

  it.each(["http://127.0.0.2:{port}/b", "http://[::1]:{port}/b"])(
    "is refused after a redirect too: %s",
    async (target) => {
      const asked: (string | undefined)[] = [];
      const base: string = await serve(({ url }, response) => {
        asked.push(url);
        response.writeHead(302, { location: target.replace("{port}", new URL(base).port) }).end();
      });
      const permits = (address: string): boolean => address === "127.0.0.1";
      await expect(fetched(`${base}/a`, {}, { permits })).rejects.toThrow("inside a private network");
      expect(asked).toEqual(["/a"]);
    },
  );

  it("is refused when a name leads there", async () => {
    const base = await serve((_request, response) => void response.end("inside"));
    const address = base.replace("127.0.0.1", "localhost");
    await expect(fetched(address, { allowPrivate: false })).rejects.toThrow(
      "localhost is inside a private network",
    );
    expect(await fetched(address)).toMatchObject({ text: "inside" });
  });

  it("is never https that leads to http", async () => {
    const base = await serve(
      (_request, response) => void response.writeHead(302, { location: "http://example.org/" }).end(),
    );
    await expect(fetched(base, { allowHttp: false })).rejects.toThrow("isn't encrypted");
  });
});

describe("addresses of IP", () => {
  it.each(["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])("that are public: %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "240.0.0.1",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fec0::1",
    "nonsense",
  ])("that are not: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("a file on this machine", () => {
  it("is opened when it is there and not too large", async () => {
    const folder = await temporaryFolder();
    await expect(openPlace(`${folder}/none.xml`, { limits: OPEN })).rejects.toThrow(
      "there is no such file, and it is no address",
    );
    expect(await openPlace(folder, { limits: OPEN })).toEqual({ kind: "folder", path: folder });
    await expect(openPlace("package-lock.json", { limits: { ...OPEN, maxBytes: 10 } })).rejects.toThrow(
      "IMPORT_MAX_MB",
    );
  });
});
