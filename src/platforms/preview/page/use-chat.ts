import { useCallback, useEffect, useMemo, useReducer } from "preact/hooks";
import type { Posted, Routes } from "../protocol.ts";
import { call, said, sentence } from "./api.ts";
import { type Entry, keep, kept, next } from "./entries.ts";

/** The chat, and what one can do in it. */
export interface Chat {
  readonly entries: readonly Entry[];
  readonly doing: Doing;
}

/** The same for as long as the page is open. */
export interface Doing {
  send(text: string, thread?: string): void;
  /** Clicks on the message with this id. */
  press(entry: Entry, value: string, label: string, thread?: string): void;
  post(posted: Posted): void;
}

/** The chat of this tab. */
export function useChat(): Chat {
  const [entries, tell] = useReducer(next, undefined, kept);
  useEffect(() => keep(entries), [entries]);
  const ask = useCallback(
    async <Route extends "ask" | "press">(
      route: Route,
      body: Routes[Route]["takes"],
      asked: string,
      clicked?: Entry,
    ): Promise<void> => {
      const { thread } = body;
      const id = crypto.randomUUID();
      tell({ kind: "asked", id, asked, thread });
      try {
        const answer = await call(route, body);
        if (answer.replaces && clicked) {
          tell({ kind: "dropped", id, thread });
          tell({ kind: "replaced", id: clicked.id, answer, thread });
        } else tell({ kind: "answered", id, answer, thread });
      } catch (error) {
        tell({ kind: "failed", id, fault: sentence(error), thread });
      }
    },
    [],
  );
  const doing = useMemo<Doing>(
    () => ({
      send: (text, thread) => void ask("ask", { ...said(thread), text }, text),
      press: (entry, value, label, thread) =>
        void ask("press", { ...said(thread), value }, `You chose “${label}”`, entry),
      post: (posted) => tell({ kind: "posted", posted }),
    }),
    [ask],
  );
  return { entries, doing };
}
