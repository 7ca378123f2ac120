import { type Table } from '../disk/disk.ts';

/** Who may write a key while nobody else may: a transaction, or a command that rests. */
export interface LockHolder {
  /** Settles when it holds nothing any more. */
  readonly ended: Promise<void>;
}

/** A key of a table. */
export interface Place {
  readonly table: Table;
  readonly key: Buffer;
}

/** Which keys are written but not published yet, and by whom; and which are read by those who rely on their not changing. */
export interface Locks {
  readonly writerOf: (place: Place) => LockHolder | undefined;
  /** Somebody else who relies on the place. */
  readonly otherSharer: (place: Place, holder: LockHolder) => LockHolder | undefined;
  readonly take: (place: Place, holder: LockHolder) => void;
  readonly share: (place: Place, holder: LockHolder) => void;
  readonly release: (holder: LockHolder) => void;
}

export function createLocks(): Locks {
  const writerByPlace = new Map<string, LockHolder>();
  const sharersByPlace = new Map<string, Set<LockHolder>>();
  const placesByHolder = new Map<LockHolder, Set<string>>();
  const remember = (holder: LockHolder, name: string): void => {
    const places = placesByHolder.get(holder) ?? new Set();
    placesByHolder.set(holder, places.add(name));
  };

  return {
    writerOf: (place) => (writerByPlace.size === 0 ? undefined : writerByPlace.get(nameOf(place))),
    otherSharer(place, holder) {
      if (sharersByPlace.size === 0) return undefined;
      return [...(sharersByPlace.get(nameOf(place)) ?? [])].find((sharer) => sharer !== holder);
    },
    take(place, holder) {
      const name = nameOf(place);
      writerByPlace.set(name, holder);
      remember(holder, name);
    },
    share(place, holder) {
      const name = nameOf(place);
      sharersByPlace.set(name, (sharersByPlace.get(name) ?? new Set()).add(holder));
      remember(holder, name);
    },
    release(holder) {
      for (const name of placesByHolder.get(holder) ?? []) {
        if (writerByPlace.get(name) === holder) writerByPlace.delete(name);
        const sharers = sharersByPlace.get(name);
        sharers?.delete(holder);
        if (sharers?.size === 0) sharersByPlace.delete(name);
      }
      placesByHolder.delete(holder);
    },
  };
}

function nameOf({ table, key }: Place): string {
  return `${table} ${key.toString('latin1')}`;
}
