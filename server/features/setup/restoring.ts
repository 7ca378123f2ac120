/** What was restored. */
export interface RestoredBackup {
  readonly createdAt: string;
  readonly documents: number;
}

/** Restores a backup into the store that is served. */
export type RestoreBackup = (file: AsyncIterable<Uint8Array>) => Promise<RestoredBackup>;
