/** What was restored. */
export interface RestoredBackup {
  readonly createdAt: string;
  readonly documents: number;
}

/**
 * Restores a backup into the store that is served. The replacing itself is done within `alone`, once the file is
 * there and whole: sending it takes a while, and it may not be wanted any more.
 */
export type RestoreBackup = (
  file: AsyncIterable<Uint8Array>,
  alone: <T>(replace: () => Promise<T>) => Promise<T>,
) => Promise<RestoredBackup>;
