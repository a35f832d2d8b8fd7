import { isIP } from "node:net";

/** What of a request tells where it comes from. */
export interface Arrival {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which only browsers send and pages can't set. */
  readonly site: string | undefined;
}

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);
const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * Why a request is refused, or undefined. `Host` must be a name of this machine, or a page elsewhere could point its own
 * name here (DNS rebinding). `Origin` must be the page itself, or any page could ask in the name of who reads it. Where
 * it listens on all addresses its names aren't known; then a password is asked for, which browsers keep by name.
 */
export function refusal({ host, origin, site }: Arrival, listening: string): string | undefined {
  const name = nameOf(`http://${host}`);
  if (host === undefined || name === undefined) return "A Host header is needed.";
  const isKnown = EVERYWHERE.has(listening) || LOOPBACK.has(name) || name === listening;
  if (!isKnown) return "This page goes by another name: open the address that the bot printed.";
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host.toLowerCase()))
    return "Only the page itself may ask.";
  if (site !== undefined && site !== "same-origin" && site !== "none") return "Only the page itself may ask.";
  return undefined;
}

function nameOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/gu, "") : undefined;
}
