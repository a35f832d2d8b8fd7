import { randomUUID } from "node:crypto";
import { CannotLook, type Postman } from "../../core/delivery.ts";
import { both } from "./conversation.ts";
import type { PreviewParts } from "./parts.ts";
import type { Posted } from "./protocol.ts";

const KEPT = 100;

/** Where digests for the page are posted, and pages look for them. */
export interface Noticeboard {
  readonly postman: Postman;
  /** Calls back with what was posted lately, and then with each new post, until the returned function is called. */
  watch(show: (posted: Posted) => void): () => void;
}

/** Keeps the last posts in memory, for pages that are opened or loaded again. */
export function createNoticeboard(parts: PreviewParts): Noticeboard {
  const kept: Posted[] = [];
  const watching = new Set<(posted: Posted) => void>();
  return {
    postman: {
      limits: { perSecond: 1000, channelPauseMs: 0 },
      isReady: () => true,
      async post({ key, reply, thread }) {
        const posted = { id: randomUUID(), thread, ...both((pane) => pane.post(reply, key), parts) };
        kept.push(posted);
        kept.splice(0, kept.length - KEPT);
        for (const show of watching) show(posted);
        return posted.id;
      },
      find: () => Promise.reject(new CannotLook("the preview forgets what was posted when it ends.")),
      obstacle: async () => undefined,
    },
    watch(show) {
      for (const posted of kept) show(posted);
      watching.add(show);
      return () => void watching.delete(show);
    },
  };
}
