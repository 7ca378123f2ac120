/**
 * Does `work`, and is done with it no sooner than after so long, whichever way it goes: how long it took tells nothing of
 * what it found.
 */
export async function noSoonerThan<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const waited = new Promise((resolve) => setTimeout(resolve, ms));
  try {
    return await work();
  } finally {
    await waited;
  }
}

/** What writing a letter or none takes on a busy machine, several times over. Ours. */
export const LETTER_OR_NONE_MS = 250;
