/**
 * An input as it arrives at a process. Platforms deliver some inputs more than once, and not always to the same process;
 * only the first arrival is answered.
 */
interface Arrival {
  /** Names the input among all, the same each time it arrives: `slack 13345224609.738474920.8088930838d88f008e0`. */
  readonly key: string;
  /** True when the platform says that it sent the input before. */
  readonly again: boolean;
  /** How long the person can wait for the store to tell, in milliseconds. */
  readonly patience: number;
}

/**
 * Says whether an arrival is to be answered by whoever asks: true for the first of each key, over all processes. Where the
 * store can't tell in time, it is true unless the platform says that it sent the input before. Never throws.
 */
export type TakeArrival = (arrival: Arrival) => Promise<boolean>;

/** Which inputs were taken to be answered, over all processes that share the store. */
export interface Arrivals {
  /**
   * True when the input of this key is `taker`'s, who took it first or takes it now; asking again changes nothing. It's
   * remembered until `expires` at least.
   */
  take(input: { readonly key: string; readonly taker: string; readonly expires: Date }): Promise<boolean>;
}
