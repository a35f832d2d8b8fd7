import { setImmediate } from "node:timers/promises";

/** Goes through many things and lets others have their turn after every `size` of them, so that nothing waits long. */
export async function inTurns<Item>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % size === 0) await setImmediate();
    work(item);
  }
}
