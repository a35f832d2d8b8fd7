/** Something to import: bytes that come one by one, decompressed and bounded already. */
export interface Material {
  /** The name of the file or the address, for messages; without passwords and queries. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The last part of a name, without its endings: `fosdem-2020` of `https://example.org/fosdem-2020.xml.gz`. */
export function baseName({ name }: Pick<Material, "name">): string {
  const last = name.split(/[\\/]/u).findLast((part) => part !== "") ?? "";
  return last.replace(/(?:\.(?:gz|xml|rss|atom|json|ics|csv|tsv|txt|ya?ml))+$/iu, "");
}

/** Looks at the first bytes without taking them away: at least `wanted` of them, unless there are less. */
export async function peek(
  material: Material,
  wanted: number,
): Promise<{ head: Uint8Array; material: Material }> {
  const iterator = material.bytes[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const { done, value } = await iterator.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  return { head: Buffer.concat(seen), material: { ...material, bytes: resume(seen, iterator) } };
}

/** All bytes at once, for formats that make no sense in pieces. */
export async function whole({ bytes }: Material): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* resume(seen: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    while (seen.length > 0) yield seen.shift() ?? new Uint8Array();
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
