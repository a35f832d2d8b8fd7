import type { Writable } from "node:stream";
import { CannotLook, type Postman } from "../../core/delivery.ts";
import { type TextStyle, toText } from "../../core/plain-text.ts";

/** Posts into the chat in the terminal, so that a retelling can be watched before any platform is connected. */
export function createTerminalPostman(output: Writable, style: TextStyle): Postman {
  let count = 0;
  return {
    limits: { perSecond: 1000, channelPauseMs: 0 },
    isReady: () => true,
    async post({ reply }) {
      output.write(`\n${toText(reply, style)}\n\n`);
      count += 1;
      return String(count);
    },
    find: () => Promise.reject(new CannotLook("a terminal can't be looked back at.")),
    obstacle: async () => undefined,
  };
}
