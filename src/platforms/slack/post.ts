import type { webApi } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { patiently } from "./patience.ts";

/** Posts messages with `chat.postMessage`, at the pace that Slack asks for. An ambiguous failure is never posted again. */
export function createPost(client: webApi.WebClient): Desk["post"] {
  const { postMessage: say } = client.chat;
  return async (channel, thread, message) => {
    const place = thread === undefined ? { channel } : { channel, thread_ts: thread };
    await patiently(() => say({ ...place, ...message, unfurl_links: false, unfurl_media: false }));
  };
}
