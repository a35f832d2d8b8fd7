import { TextDecoder } from "node:util";

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/iu;

/** Text of XML as it comes, in the encoding that its first line declares; UTF-8 when it declares none, or one unheard of. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? "";
}

/** Text of a file that doesn't say how it is encoded: UTF-8, UTF-16 with its mark, else what Windows writes in the West. */
export function decodeText(bytes: Uint8Array): string {
  const marked = mark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decoderOf(head: Uint8Array): TextDecoder {
  const marked = mark(head);
  if (marked !== undefined) return new TextDecoder(marked);
  const [, declared = "utf-8"] = DECLARED.exec(new TextDecoder("latin1").decode(head.subarray(0, 200))) ?? [];
  try {
    return new TextDecoder(declared);
  } catch {
    return new TextDecoder();
  }
}

function mark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}
