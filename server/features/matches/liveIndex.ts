import { Failure } from '#shared/failure.ts';

/** Something built of the stored data, and the version of the data that it was built of. */
export interface Built<T> {
  readonly dataVersion: number;
  readonly index: T;
}

/** Builds that a writer may spoil one after the other before the asker is told to come again. Ours. */
const ATTEMPTS_MAX = 20;

/**
 * Keeps what `build` makes of the stored data and makes it again when the data have another version. What is given is
 * never older than the call, and never a mixture: the version is compared after each build too, so that one during
 * which it changed is given to nobody. Callers that come during a build wait for that one.
 *
 * @throws {Failure} not-ready where writers leave no time to build.
 */
export function createLiveIndex<T>({
  readVersion,
  build,
}: {
  readonly readVersion: () => Promise<number>;
  readonly build: () => Promise<T>;
}): () => Promise<Built<T>> {
  let held: Built<T> | undefined;
  let building: Promise<void> | undefined;

  async function rebuild(): Promise<void> {
    const dataVersion = await readVersion();
    held = { dataVersion, index: await build() };
  }

  return async () => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const dataVersion = await readVersion();
      if (held?.dataVersion === dataVersion) return held;
      building ??= rebuild().finally(() => {
        building = undefined;
      });
      await building;
    }
    throw new Failure('not-ready', { detail: 'The data are being changed all the time; try again.' });
  };
}
