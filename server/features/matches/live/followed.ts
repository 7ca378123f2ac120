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
  /** It tells no more: it is lost or closed. */
  readonly onEnd?: () => void;
}

/** Follows a feed. */
export async function followChanges(
  open: (listener: FeedListener) => Promise<ChangeFeed>,
  pending: PendingChanges,
  { onVersion, onLost, onEnd = () => undefined }: FeedNews,
): Promise<Followed> {
  let told = -Infinity;
  let isLive = true;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  const end = (): void => {
    isLive = false;
    wake();
    onEnd();
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
      end();
      onLost(reason);
    },
  });
  return {
    isLive: () => isLive,
    take: pending.take,
    async close() {
      end();
      await feed.close();
    },
    reaches(dataVersion, withinMs) {
      const isThere = (): boolean => isLive && told >= dataVersion;
      if (isThere() || !isLive) return Promise.resolve(isLive);
      return untilWoken(waiting, () => isThere() || !isLive, withinMs).then(isThere);
    },
  };
}

/** Waits until one of the looks that are woken finds what it looks for, or so long. */
function untilWoken(waiting: Set<() => void>, isFound: () => boolean, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      waiting.delete(look);
      clearTimeout(timer);
      resolve();
    };
    const look = (): void => {
      if (isFound()) done();
    };
    const timer = setTimeout(done, withinMs);
    waiting.add(look);
  });
}
