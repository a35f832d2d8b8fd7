import { createHash } from "node:crypto";

/** The namespace of addresses, from https://www.rfc-editor.org/rfc/rfc9562#section-6.6. */
const ADDRESSES = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu;

/** A text as a UUID: as it is when it is one, else one of version 5 made of it, always the same. */
export function uuidOf(text: string): string {
  if (UUID.test(text)) return text.toLowerCase();
  const hash = createHash("sha1").update(ADDRESSES).update(text).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
