import { UserError } from "../../src/core/errors.ts";
import { isWebAddress } from "../../src/core/web-address.ts";

/** The address that a text begins with, and what follows it. Throws UserError when there is none. */
export function addressIn(text: string): { address: string; rest: string } {
  const [, address = "", rest = ""] = /^<?([^\s<>|]*)(?:\|[^>]*)?>?\s*(.*)$/su.exec(text.trim()) ?? [];
  if (!isWebAddress(address)) {
    throw new UserError(
      "Please say where the programme stands, as an address such as https://example.org/schedule.xml.",
    );
  }
  return { address, rest: rest.trim() };
}
