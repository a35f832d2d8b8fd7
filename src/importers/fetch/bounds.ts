import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { OperatorError } from "../../core/errors.ts";
import { type Material, peek } from "../material.ts";

/** Bytes as they come, up to `most` of them. Throws OperatorError when there are more. */
export async function* bounded({ name, bytes }: Material, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > most) throw tooLarge(name, most);
    yield chunk;
  }
}

/** Unpacks gzip, which is recognised by its first bytes; what is unpacked may have `most` bytes, whatever it had before. */
export async function unpacked(material: Material, most: number): Promise<Material> {
  const { head, material: packed } = await peek(material, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return packed;
  return { ...packed, bytes: bounded({ ...packed, bytes: gunzipped(packed) }, most) };
}

/** What to say of something with more than `most` bytes. */
export function tooLarge(name: string, most: number): OperatorError {
  return new OperatorError(
    `${name} is larger than ${Math.floor(most / 1_000_000)} MB: IMPORT_MAX_MB in .env allows more.`,
  );
}

async function* gunzipped({ name, bytes }: Material): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What goes wrong on the way comes out of the last stream too.
  pipeline(Readable.from(bytes), gunzip, () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`${name} can't be unpacked: is the file cut off?`, { cause: error });
  }
}
