import type { Permits } from "./address.ts";

/** How much may be fetched, how long it may take, and from where. */
export interface FetchLimits {
  readonly maxBytes: number;
  /** For the whole of it, in milliseconds. */
  readonly timeoutMs: number;
  /** Also without encryption. */
  readonly allowHttp: boolean;
  /** Also from this machine and its network. */
  readonly allowPrivate: boolean;
}

/** What a server tells a version of a file by. Sent with the next request, it answers only when there is a newer one. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** How far it is: bytes so far, and in all where that is known. */
export type Progress = (received: number, total: number | undefined) => void;

/** What is wanted from a server. */
export interface DownloadOptions {
  readonly limits: FetchLimits;
  /** Of the version that is known already. */
  readonly validators?: Validators | undefined;
  readonly progress?: Progress | undefined;
  /** Which addresses may be connected to; by default the public ones, or all when the limits say so. */
  readonly permits?: Permits | undefined;
}

/** An address as it may be shown: without what may be secret in it. */
export function nameOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
