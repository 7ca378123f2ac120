import { type Change, type ChangeFeed, type FeedListener } from '#server/store/changeFeed.ts';
import { type PendingChanges, type Written } from './pendingChanges.ts';

/** A feed of changes, with what it has told and nobody has taken over yet. */
export interface Followed {
  /** Waits until it has told of a data version; whether it has, within `withinMs`. */
  readonly reaches: (dataVersion: number, withinMs: number) => Promise<boolean>;
  readonly take: (dataVersion: number) => Written;
  /** Whether it still tells. */
  readonly isLive: () => boolean;
  readonly close: () => Promise<void>;
}

/** What to do at news. */
export interface FeedNews {
  readonly onVersion: () => void;
  readonly onLost: (reason: unknown) => void;
}

/** Follows a feed. */
export async function followChanges(
  open: (listener: FeedListener) => Promise<ChangeFeed>,
  pending: PendingChanges,
  { onVersion, onLost }: FeedNews,
): Promise<Followed> {
  let told = -Infinity;
  let isLive = true;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  const feed = await open({
    onChange(change: Change) {
      pending.add(change);
      if (change.kind !== 'version') return;
      told = change.dataVersion;
      wake();
      onVersion();
    },
    onLost(reason) {
      isLive = false;
      wake();
      onLost(reason);
    },
  });
  return {
    isLive: () => isLive,
    take: pending.take,
    async close() {
      isLive = false;
      wake();
      await feed.close();
    },
    reaches(dataVersion, withinMs) {
      if (told >= dataVersion || !isLive) return Promise.resolve(isLive);
      return new Promise((resolve) => {
        const done = (): void => {
          waiting.delete(look);
          clearTimeout(timer);
          resolve(isLive && told >= dataVersion);
        };
        const look = (): void => {
          if (told >= dataVersion || !isLive) done();
        };
        const timer = setTimeout(done, withinMs);
        waiting.add(look);
      });
    },
  };
}
