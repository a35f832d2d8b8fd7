import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { OperatorError } from "../core/errors.ts";
import { shownAddress } from "../core/web-address.ts";
import { bounded, tooLarge, unpacked } from "./fetch/bounds.ts";
import { download } from "./fetch/download.ts";
import { type DownloadOptions, type Validators } from "./fetch/options.ts";
import { type Material, whole } from "./material.ts";
import { isPretalxAddress, pretalxDocuments } from "./pretalx/pages.ts";

/** What stands at a place. */
export type Opened =
  | { readonly kind: "file"; readonly material: Material; readonly validators?: Validators | undefined }
  /** A folder of YAML. */
  | { readonly kind: "folder"; readonly path: string }
  /** The server says that it is the version that is known already. */
  | { readonly kind: "unchanged" };

/** True for a place that is an address rather than a file. */
function isAddress(place: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//iu.test(place);
}

/** Opens a file, a folder or an address. Throws OperatorError when there is none, or none that may be read. */
export async function openPlace(place: string, options: DownloadOptions): Promise<Opened> {
  if (!isAddress(place)) return openPath(place, options);
  if (isPretalxAddress(place)) return { kind: "file", material: await pretalxMaterial(place, options) };
  const downloaded = await download(place, options);
  return downloaded.kind === "unchanged"
    ? downloaded
    : { kind: "file", material: downloaded.material, validators: downloaded.validators };
}

async function openPath(path: string, { limits, progress }: DownloadOptions): Promise<Opened> {
  const found = await stat(path).catch((error: unknown) => {
    throw new OperatorError(`${path}: there is no such file, and it is no address with https://.`, {
      cause: error,
    });
  });
  if (found.isDirectory()) return { kind: "folder", path };
  if (found.size > limits.maxBytes) throw tooLarge(path, limits.maxBytes);
  const bytes = counted(createReadStream(path), found.size, progress);
  const file = { name: path, bytes };
  return {
    kind: "file",
    material: await unpacked({ ...file, bytes: bounded(file, limits.maxBytes) }, limits.maxBytes),
  };
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  total: number,
  progress: DownloadOptions["progress"],
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    progress?.(read, total);
    yield chunk;
  }
}

/** All pages of an event as one document; the limits of size and time hold for all of them together. */
async function pretalxMaterial(
  place: string,
  { limits, permits, signal }: DownloadOptions,
): Promise<Material> {
  const deadline = Date.now() + limits.timeoutMs;
  let left = limits.maxBytes;
  const documents = await pretalxDocuments(place, async (url) => {
    const timeoutMs = Math.max(1, deadline - Date.now());
    const page = await download(url, { limits: { ...limits, timeoutMs, maxBytes: left }, permits, signal });
    if (page.kind === "unchanged") throw new OperatorError(`${shownAddress(url)}: the server gives nothing.`);
    const bytes = await whole(page.material);
    left -= bytes.length;
    return parsed(bytes, shownAddress(url));
  });
  return {
    name: shownAddress(place),
    bytes: Readable.from([Buffer.from(JSON.stringify({ pages: documents }))]),
  };
}

function parsed(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new OperatorError(`${name}: the server gives no JSON.`, { cause: error });
  }
}
