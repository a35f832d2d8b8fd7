/**
 * Lets one piece of work run while the next is made ready: `make` hands over each piece by `begin`, which waits for the one
 * before. Once this has ended, well or not, nothing is under way any more. Throws what any of them throws.
 */
export async function oneBehind(
  make: (begin: (piece: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<void> {
  let running = Promise.resolve();
  try {
    await make(async (piece) => {
      await running;
      running = piece();
      // What goes wrong is told when it is waited for.
      running.catch(() => undefined);
    });
  } finally {
    await Promise.allSettled([running]);
  }
  await running;
}
