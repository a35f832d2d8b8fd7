import { parse } from "discord-markdown-parser";
import { z } from "zod";

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[] | undefined;
  readonly target?: string | undefined;
  /** An emoji's own character. */
  readonly name?: string | undefined;
}

const nodeSchema: z.ZodType<Node> = z.object({
  type: z.string(),
  target: z.string().optional(),
  name: z.string().optional(),
  get content() {
    return z.union([z.string(), z.array(nodeSchema)]).optional();
  },
});

/** What a reader of Discord markdown gets: the words, and what is more than words. */
export interface Read {
  /** The words as shown, without what can't be seen. */
  readonly words: string;
  /** The kinds of markup that came to life, each once: `strong`, `everyone`, `url` and so on. */
  readonly markup: readonly string[];
  /** The addresses that can be clicked. */
  readonly targets: readonly string[];
}

const PLAIN = new Set(["text", "br", "twemoji"]);

/** Reads a text as Discord's client does, apart from lists and masked links, which the parser leaves as words. */
export function readMarkdown(text: string): Read {
  const nodes = z.array(nodeSchema).parse(parse(text, "normal")).flatMap(nested);
  return {
    words: nodes.map(wordsOf).join("").replaceAll("\u200B", ""),
    markup: [...new Set(nodes.map(({ type }) => type).filter((type) => !PLAIN.has(type)))],
    targets: nodes.flatMap(({ target }) => target ?? []),
  };
}

function nested(node: Node): Node[] {
  return [node, ...(Array.isArray(node.content) ? node.content.flatMap(nested) : [])];
}

function wordsOf({ type, content, name = "" }: Node): string {
  if (type === "br") return "\n";
  return typeof content === "string" ? content : name;
}
