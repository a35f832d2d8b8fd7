import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { OperatorError } from "../../core/errors.ts";

const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3");

/** Whether a connection to an IP address may be made. */
export type Permits = (address: string) => boolean;

/**
 * True for an IP address of the public internet: not this machine, its network, a provider's inside, a group, nor a way to
 * write one of these in IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6));
}

/** The IP address that stands as the host of an address, such as `[::1]`; undefined for a name. */
export function addressIn({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/gu, "");
  return ipaddr.isValid(bare) ? bare : undefined;
}

/**
 * Looks names up for a connection, which then goes to one of the addresses that were judged: asking again could give others.
 * A name that leads to a single address that isn't permitted is refused as a whole.
 */
export function guardedLookup(permits: Permits): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) callback(error ?? new Error("no address"), []);
      else if (!found.every(({ address }) => permits(address))) callback(refusal(hostname), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

/** What to say of a host that may not be reached. */
export function refusal(host: string): OperatorError {
  return new OperatorError(
    `${host} is inside a private network, so it isn't read: IMPORT_ALLOW_PRIVATE=yes in .env allows it.`,
  );
}
