import { OperatorError } from "../core/errors.ts";
import { decodeText } from "./decode.ts";

/** How a file is to be taken apart; what the JSON is about shows only then. */
export type Kind = "xml" | "feed" | "json" | "icalendar" | "csv" | "yaml";

/** How many bytes of a file are looked at. */
export const SNIFFED = 4096;

/**
 * Recognises a file by its first bytes, whatever it is called and whatever a server says it is.
 * Throws OperatorError for what can't be a programme, with what to do instead.
 */
export function sniff(head: Uint8Array, name: string): Kind {
  if (head.length === 0) throw new OperatorError(`${name} is empty.`);
  if (head[0] === 0x50 && head[1] === 0x4b)
    throw new OperatorError(`${name} is a ZIP archive: unpack it first.`);
  const text = decodeText(head)
    .replace(/^\uFEFF/u, "")
    .trimStart();
  if (text.includes("\0")) throw new OperatorError(`${name} isn't text.`);
  if (text.startsWith("<")) return kindOfMarkup(text, name);
  if (/^BEGIN:VCALENDAR/iu.test(text)) return "icalendar";
  if (/^[[{]/u.test(text)) return "json";
  return /^(?:---|%YAML|(?:workshop|presenters|talks):)/mu.test(text) ? "yaml" : "csv";
}

function kindOfMarkup(text: string, name: string): Kind {
  const bare = text.replace(/<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>/gsu, "");
  const [, root = ""] = /<([\w:.-]+)/u.exec(bare) ?? [];
  if (root === "schedule") return "xml";
  if (/^(?:rss|feed|(?:\w+:)?RDF)$/u.test(root)) return "feed";
  if (root.toLowerCase() === "html")
    throw new OperatorError(
      `${name} is a web page: look there for a link to its schedule as XML, JSON or iCal.`,
    );
  throw new OperatorError(`${name} is XML of another kind (<${root}>): a schedule.xml or a feed is needed.`);
}
