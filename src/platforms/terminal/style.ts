import picocolors from "picocolors";
import { momentText } from "../../core/moment.ts";
import type { TextStyle } from "../../core/plain-text.ts";
import { printable } from "../../core/text.ts";

/** How a terminal writes what a reply holds. Colours only where `colours` says that somebody can see them. */
export function terminalStyle(typed: TextStyle["typed"], colours: boolean): TextStyle {
  const { bold, dim, cyan } = picocolors.createColors(colours);
  const styles = { bold, italic: dim, code: cyan };
  return {
    escape: printable,
    styled: (kind, text) => styles[kind](text),
    link: (text, url) => {
      const address = printable(url);
      return text === address ? styles.code(address) : `${text} <${styles.code(address)}>`;
    },
    moment: momentText,
    channel: (id) => printable(`#${id}`),
    typed: (invocation) => styles.code(printable(typed(invocation))),
  };
}
