/** How many times a second something is done, done one after another. */
export async function rateOneByOne(times: number, act: (at: number) => unknown): Promise<number> {
  const from = performance.now();
  for (let at = 0; at < times; at += 1) await act(at);
  return perSecond(times, from);
}

/** How many times a second something is done by several at once, each of whom goes on when its own is done. */
export async function rateAtOnce(times: number, hands: number, act: (at: number) => unknown): Promise<number> {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: hands }, async () => {
      while (next < times) {
        next += 1;
        await act(next - 1);
      }
    }),
  );
  return perSecond(times, from);
}

/** How many times a second something is done by several at once, each of whom does it `times` times. */
export async function rateOfEach(
  times: number,
  hands: number,
  act: (at: number, hand: number) => unknown,
): Promise<number> {
  const from = performance.now();
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      for (let at = 0; at < times; at += 1) await act(at, hand);
    }),
  );
  return perSecond(times * hands, from);
}

/** The durations, in milliseconds, of something done one after another. */
export async function durationsMs(times: number, act: (at: number) => unknown): Promise<number[]> {
  const durations: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const from = performance.now();
    await act(at);
    durations.push(performance.now() - from);
  }
  return durations;
}

function perSecond(times: number, fromMs: number): number {
  return (times / (performance.now() - fromMs)) * 1000;
}
