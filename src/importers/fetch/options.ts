import type { ReadSoFar } from "../../core/importer.ts";
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

/** What is wanted from a server. */
export interface DownloadOptions {
  readonly limits: FetchLimits;
  /** Of the version that is known already. */
  readonly validators?: Validators | undefined;
  readonly progress?: ReadSoFar | undefined;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
  /** Which addresses may be connected to; by default the public ones, or all when the limits say so. */
  readonly permits?: Permits | undefined;
}
