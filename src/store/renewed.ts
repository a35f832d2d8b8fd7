/** Larger things than this are used a moment longer while they are read anew. */
const LARGE = 20_000;

/**
 * Keeps something that is read as a whole, such as all terms of the index, and reads it anew after a change. A small one
 * is waited for; a large one is read while the old one is still used, so that nobody waits for it. `renewed` is called
 * when that has happened.
 */
export function keepRenewed<Value extends { readonly size: number }>(
  read: () => Promise<Value>,
  revision: () => Promise<number>,
  renewed: () => void,
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
    const next = readNow(now);
    if (!kept || kept.value.size <= LARGE) return next;
    next.catch(() => undefined);
    return kept.value;
  };
}
