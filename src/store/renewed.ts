/** How a thing that is kept is known to be old, and whether its successor is worth waiting for. */
export interface Renewal {
  /** The number of changes so far. */
  revision(): Promise<number>;
  /** True where reading takes so long that the old one is used meanwhile. */
  isLarge(): Promise<boolean>;
  /** Called when something new is there that not everybody has waited for. */
  renewed(): void;
}

/**
 * Keeps something that is read as a whole, such as all terms of the index, and reads it anew after a change. A small one
 * is waited for; a large one is read while the old one is still used, so that nobody waits for it.
 */
export function keepRenewed<Value>(
  read: () => Promise<Value>,
  { revision, isLarge, renewed }: Renewal,
): () => Promise<Value> {
  let kept: { readonly value: Value; readonly revision: number } | undefined;
  let reading: Promise<Value> | undefined;

  const readNow = (at: number): Promise<Value> => {
    reading ??= read()
      .then((value) => {
        const isLate = kept !== undefined;
        kept = { value, revision: at };
        if (isLate) renewed();
        return value;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  return async () => {
    const now = await revision();
    if (kept?.revision === now) return kept.value;
    const old = kept?.value;
    const next = readNow(now);
    // Whoever doesn't wait learns of a failure when it is read the next time.
    next.catch(() => undefined);
    return old !== undefined && (await isLarge()) ? old : next;
  };
}
