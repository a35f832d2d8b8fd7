import { Agent, type Dispatcher } from "undici";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { shownAddress } from "../../core/web-address.ts";
import type { Material } from "../material.ts";
import { guardedLookup, isPublicAddress } from "./address.ts";
import { bounded, tooLarge, unpacked } from "./bounds.ts";
import { follow, one } from "./follow.ts";
import { type DownloadOptions, type FetchLimits, type Validators } from "./options.ts";

/** A file that is coming in, or word that it is the one that is known already. */
export type Download =
  | { readonly kind: "fetched"; readonly material: Material; readonly validators: Validators }
  | { readonly kind: "unchanged" };

/**
 * Fetches an address within limits of size and time. Every host on the way, also after a redirect, must be permitted; the
 * connection goes to the very IP address that was judged. Throws OperatorError, also while the bytes are read.
 */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const { limits } = options;
  const permits = options.permits ?? (limits.allowPrivate ? () => true : isPublicAddress);
  const agent = new Agent({ connect: { lookup: guardedLookup(permits) } });
  const late = AbortSignal.timeout(limits.timeoutMs);
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late;
  const name = shownAddress(address);
  try {
    const response = await follow(address, { agent, signal, permits, options });
    if (response.statusCode === 304) {
      await agent.destroy();
      return { kind: "unchanged" };
    }
    const { headers } = response;
    const total = Number(one(headers["content-length"])) || undefined;
    if (total !== undefined && total > limits.maxBytes) throw tooLarge(name, limits.maxBytes);
    const raw = { name, bytes: received(response, agent, name, total, options) };
    const material = await unpacked({ name, bytes: bounded(raw, limits.maxBytes) }, limits.maxBytes);
    const validators = { etag: one(headers["etag"]), lastModified: one(headers["last-modified"]) };
    return {
      kind: "fetched",
      material: await twice(material, one(headers["content-encoding"]), limits),
      validators,
    };
  } catch (error) {
    await agent.destroy();
    throw explained(error, name, limits);
  }
}

async function* received(
  { body }: Dispatcher.ResponseData,
  agent: Agent,
  name: string,
  total: number | undefined,
  { limits, progress }: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of body) {
      const bytes = z.instanceof(Uint8Array).parse(chunk);
      length += bytes.length;
      progress?.(length, total);
      yield bytes;
    }
  } catch (error) {
    throw explained(error, name, limits);
  } finally {
    await agent.destroy();
  }
}

/** A file that is packed itself may have been packed once more for the way. */
async function twice(
  material: Material,
  encoding = "identity",
  { maxBytes }: FetchLimits,
): Promise<Material> {
  if (/^(?:identity|)$/iu.test(encoding)) return material;
  if (!/^(?:x-)?gzip$/iu.test(encoding))
    throw new OperatorError(`${material.name}: the server packs it as ${encoding}.`);
  return unpacked(material, maxBytes);
}

function explained(error: unknown, name: string, { timeoutMs }: FetchLimits): Error {
  const cause = error instanceof Error && error.cause instanceof OperatorError ? error.cause : error;
  if (cause instanceof OperatorError) return cause;
  const isLate = cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError");
  const reason = isLate
    ? `it took longer than ${timeoutMs / 1000} s: IMPORT_TIMEOUT_S in .env allows more.`
    : `it can't be fetched: ${cause instanceof Error ? cause.message || codeOf(cause) : String(cause)}`;
  return new OperatorError(`${name}: ${reason}`, { cause: error });
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : error.name;
}
