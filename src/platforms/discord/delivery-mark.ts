import { createHash } from "node:crypto";
import type { Message } from "./wire.ts";

/** A message that Discord posts once within minutes, and that is found again for good. */
export interface MarkedMessage extends Message {
  readonly nonce: string;
  readonly enforce_nonce: true;
}

/**
 * Marks a message with its key. Discord gives back the message that it has when the same nonce comes again, but forgets
 * nonces after minutes and doesn't show them. The id of the container, any number that is unique within the message,
 * stays: https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function marked(message: Message, key: string): MarkedMessage {
  const [container] = message.components;
  return {
    ...message,
    components: [{ ...container, id: markOf(key) }],
    nonce: digest(key).toString("base64url").slice(0, 25),
    enforce_nonce: true,
  };
}

/** The mark of a key: a positive 32-bit number, larger than any that Discord gives to components by itself. */
export function markOf(key: string): number {
  return (digest(key).readUInt32BE(0) >>> 2) | (1 << 30);
}

/** The id that a message sent at an instant (milliseconds) would have: https://docs.discord.com/developers/reference#snowflakes */
export function snowflakeAt(instant: number): string {
  return String(BigInt(Math.max(0, instant - DISCORD_EPOCH)) << 22n);
}

const DISCORD_EPOCH = 1_420_070_400_000;

function digest(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
