/** What was restored. */
export interface RestoredBackup {
  /** When the backup was written, as an instant. */
  readonly createdAt: string;
  readonly documents: number;
}

/** Restores a backup into the store that is served. */
export type RestoreBackup = (file: AsyncIterable<Uint8Array>) => Promise<RestoredBackup>;
