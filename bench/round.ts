import { load, type Timing } from "./load.ts";
import { type BotProcess, type Program, startBot } from "./process.ts";
import type { Target } from "./target.ts";

/** How one bot did in one round. */
export interface Outcome {
  /** Milliseconds from the start of the process until it was connected. */
  readonly coldStart: number;
  /** Resident memory in MB once connected, and after all load. */
  readonly connected: number;
  readonly loaded: number;
  /** By kind: one input after the other, and many at once. */
  readonly timings: ReadonlyMap<string, { readonly alone: Timing; readonly crowd: Timing }>;
}

/** How much is sent of each kind. */
export interface Amounts {
  readonly warmUp: number;
  readonly alone: number;
  readonly crowd: number;
  readonly atOnce: number;
}

interface Contestant {
  readonly target: Target;
  readonly bot: BotProcess;
  readonly connected: number;
  readonly timings: Map<string, { alone: Timing; crowd: Timing }>;
}

/** Lets bots do the same in turns, kind by kind, so that whatever else the machine does meets all of them alike. */
export async function round(
  programs: readonly Program[],
  start: () => Promise<Target>,
  amounts: Amounts,
): Promise<Outcome[]> {
  const contestants: Contestant[] = [];
  try {
    for (const program of programs) contestants.push(await enter(program, await start()));
    const kinds = contestants[0]?.target.kinds ?? [];
    for (const index of kinds.keys())
      for (const contestant of contestants) await perform(contestant, index, amounts);
    return await Promise.all(
      contestants.map(async ({ bot, connected, timings }) => ({
        coldStart: bot.coldStart,
        connected,
        loaded: await bot.memory(),
        timings,
      })),
    );
  } finally {
    for (const { bot, target } of contestants) {
      await bot.stop();
      await target.close();
    }
  }
}

async function enter({ env, ...program }: Program, target: Target): Promise<Contestant> {
  const bot = await startBot({ ...program, env: { ...env, ...target.env } }, target.connected());
  return { target, bot, connected: await bot.memory(), timings: new Map() };
}

async function perform(
  { target, timings }: Contestant,
  index: number,
  { warmUp, alone, crowd, atOnce }: Amounts,
): Promise<void> {
  const kind = target.kinds[index];
  if (!kind) return;
  await load(kind.send, 0, warmUp, 10);
  timings.set(kind.name, {
    alone: await load(kind.send, warmUp, alone, 1),
    crowd: await load(kind.send, warmUp + alone, crowd, atOnce),
  });
}
