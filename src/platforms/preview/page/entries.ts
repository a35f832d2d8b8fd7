import type { Answer, Posted, Shown } from "../protocol.ts";

/** A message of the chat, with what led to it and the thread under it. */
export interface Entry {
  readonly id: string;
  /** What was typed or clicked; absent for what the bot posted of its own accord. */
  readonly asked?: string | undefined;
  /** Undefined while the answer is on its way. */
  readonly shown?: (Shown & { readonly isPrivate: boolean }) | undefined;
  readonly fault?: string | undefined;
  readonly thread: readonly Entry[];
}

/** What happens to the chat. `thread` is the id of the message under which it happens. */
export type Happening =
  | {
      readonly kind: "asked";
      readonly id: string;
      readonly asked: string;
      readonly thread?: string | undefined;
    }
  | {
      readonly kind: "answered";
      readonly id: string;
      readonly answer: Answer;
      readonly thread?: string | undefined;
    }
  | {
      readonly kind: "failed";
      readonly id: string;
      readonly fault: string;
      readonly thread?: string | undefined;
    }
  | {
      readonly kind: "replaced";
      readonly id: string;
      readonly answer: Answer;
      readonly thread?: string | undefined;
    }
  | { readonly kind: "dropped"; readonly id: string; readonly thread?: string | undefined }
  | { readonly kind: "posted"; readonly posted: Posted };

const KEPT = 30;
const PLACE = "chat";

/** The chat after something happened. Pure. */
export function next(entries: readonly Entry[], happening: Happening): readonly Entry[] {
  if (happening.kind === "posted") return withPost(entries, happening.posted);
  const { thread, ...rest } = happening;
  if (thread === undefined) return changed(entries, rest);
  return entries.map((entry) =>
    entry.id === thread ? { ...entry, thread: changed(entry.thread, rest) } : entry,
  );
}

function changed(
  entries: readonly Entry[],
  happening: Exclude<Happening, { kind: "posted" }>,
): readonly Entry[] {
  const { id } = happening;
  const replaceWith = (change: (entry: Entry) => Entry): readonly Entry[] =>
    entries.map((entry) => (entry.id === id ? change(entry) : entry));
  switch (happening.kind) {
    case "asked":
      return [...entries, { id, asked: happening.asked, thread: [] }].slice(-KEPT);
    case "answered":
      return replaceWith((entry) => ({ ...entry, id: happening.answer.id, shown: happening.answer }));
    case "failed":
      return replaceWith((entry) => ({ ...entry, fault: happening.fault }));
    case "replaced":
      return replaceWith((entry) => ({
        ...entry,
        shown: { ...happening.answer, isPrivate: isPrivate(entry) },
      }));
    case "dropped":
      return entries.filter((entry) => entry.id !== id);
  }
}

/** What was posted before is told again when the connection comes back. */
function withPost(entries: readonly Entry[], { id, thread, ...shown }: Posted): readonly Entry[] {
  const all = entries.flatMap((entry) => [entry, ...entry.thread]);
  if (all.some((entry) => entry.id === id)) return entries;
  const entry: Entry = { id, shown: { ...shown, isPrivate: false }, thread: [] };
  const parent = entries.find((one) => one.id === thread);
  if (!parent) return [...entries, entry].slice(-KEPT);
  return entries.map((one) => (one === parent ? { ...one, thread: [...one.thread, entry] } : one));
}

function isPrivate({ shown }: Entry): boolean {
  return shown?.isPrivate === true;
}

/** The chat of this tab, as it was before the page was loaded again. */
export function kept(): readonly Entry[] {
  const text = sessionStorage.getItem(PLACE);
  return text === null ? [] : JSON.parse(text);
}

/** Keeps what is finished for when the page is loaded again; a chat that is too large for that is not kept. */
export function keep(entries: readonly Entry[]): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(entries.filter(({ shown }) => shown !== undefined)));
  } catch {
    sessionStorage.removeItem(PLACE);
  }
}
