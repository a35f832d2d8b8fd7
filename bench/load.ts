/** Sends one input and resolves when its answer is there; `turn` counts the inputs of this kind. */
export type Send = (turn: number) => Promise<void>;

/** How a batch of inputs was answered. */
export interface Timing {
  /** Half of the answers came within this many milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers a second. */
  readonly rate: number;
}

/** Sends `count` inputs, `atOnce` of them at any time, each with a turn of its own from `first` on. */
export async function load(send: Send, first: number, count: number, atOnce: number): Promise<Timing> {
  const times: number[] = [];
  let turn = first;
  const worker = async (): Promise<void> => {
    while (turn < first + count) {
      const started = performance.now();
      await send(turn++);
      times.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const rate = (count / (performance.now() - started)) * 1000;
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), rate };
}

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
