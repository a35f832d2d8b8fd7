/** Tells the time of the programme: real time, or a time of its own for trying things out. Leases and rates use real time. */
export interface Clock {
  now(): Date;
  /** How many times faster than real time it runs. */
  readonly rate: number;
}
