import "@skyra/discord-components-core/discord-code.js";
import "@skyra/discord-components-core/discord-header.js";
import "@skyra/discord-components-core/discord-mention.js";
import "@skyra/discord-components-core/discord-subscript.js";
import "@skyra/discord-components-core/discord-time.js";
import discordMarkdown from "discord-markdown-parser";
import { type ComponentChildren, h } from "preact";
import { useMemo } from "preact/hooks";
import { fromSeconds } from "./times.ts";

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly level?: number;
  readonly timestamp?: string;
  readonly format?: string;
  readonly id?: string;
  readonly name?: string;
}

/** A text display: its markdown read by discord-markdown-parser, apart from lists, which that parser leaves as words. */
export function DiscordText({ content }: { content: string }) {
  const parts = useMemo(() => listsIn(content), [content]);
  return (
    <div class="discord-text">
      {parts.map((part, index) =>
        part.isList ? (
          <ul key={index}>
            {part.rows.map((row, place) => (
              <li key={place}>{drawn(row.slice(2))}</li>
            ))}
          </ul>
        ) : (
          <div key={index}>{drawn(part.rows.join("\n"))}</div>
        ),
      )}
    </div>
  );
}

interface Part {
  readonly isList: boolean;
  readonly rows: readonly string[];
}

function listsIn(content: string): Part[] {
  const parts: Part[] = [];
  for (const row of content.split("\n")) {
    const isList = row.startsWith("- ");
    const last = parts.at(-1);
    if (last?.isList === isList) parts.splice(-1, 1, { isList, rows: [...last.rows, row] });
    else parts.push({ isList, rows: [row] });
  }
  return parts;
}

function drawn(markdown: string): ComponentChildren {
  const nodes: readonly Node[] = discordMarkdown.parse(markdown, "extended");
  return nodes.map(element);
}

/** Bold, italic and links are not the library's: it puts a space after the first two, and its links are too faint. */
const ELEMENTS: Readonly<Record<string, string>> = {
  strong: "strong",
  em: "em",
  inlineCode: "discord-code",
  subtext: "discord-subscript",
};

function element(node: Node): ComponentChildren {
  const { type, content, target, level = 3, timestamp, format, id } = node;
  const children = typeof content === "string" ? content : (content ?? []).map(element);
  const tag = ELEMENTS[type];
  if (tag !== undefined) return h(tag, {}, children);
  switch (type) {
    case "text":
      return children;
    case "br":
    case "newline":
      return <br />;
    case "heading":
      return h("discord-header", { level }, children);
    case "link":
    case "autolink":
    case "url":
      return isPage(target) ? (
        <a href={target} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      ) : (
        <mark title="a link to no page">{children}</mark>
      );
    case "timestamp":
      return h("discord-time", {}, fromSeconds(Number(timestamp), format));
    case "channel":
      return h("discord-mention", { type: "channel" }, id);
    case "twemoji":
      return node.name;
    default:
      return <mark title={`${type} came to life`}>{children}</mark>;
  }
}

function isPage(address: string | undefined): address is string {
  return address !== undefined && /^https?:/iu.test(address);
}
