import { checkedChanges, createOverlay } from '../disk/overlay.ts';
import { type Group } from './group.ts';
import { createHolder } from './holding.ts';
import { type Locks, type Place } from './locks.ts';
import { type Rest } from './pacer.ts';
import { Blocked, type Unit } from './unit.ts';

/** The unit of a single command. */
export interface PlainUnit extends Unit {
  /** Lets others work, who wait for what this unit has changed already. */
  readonly rest: Rest;
  /** Whether others have published since it began or last rested, unseen by it. */
  readonly isOvertaken: () => boolean;
  readonly publish: () => Promise<void>;
  /** Gives up what it holds. */
  readonly end: () => void;
}

/** Goes by the head of the group. While it works without a rest nobody else does, so that it needs locks only while it rests. */
export function createPlainUnit(group: Group, locks: Locks): PlainUnit {
  const overlay = createOverlay(group.head);
  const events: Uint8Array[] = [];
  const relied: Place[] = [];
  const { holder, end } = createHolder();
  /** Changed since the last rest. */
  let unlocked: Place[] = [];
  let version = group.version();
  let rests = 0;

  const check = (place: Place): void => {
    const writer = locks.writerOf(place);
    const other = writer === holder ? undefined : (writer ?? locks.otherSharer(place, holder));
    if (other) throw new Blocked(other.ended);
    unlocked.push(place);
  };
  const { put, remove } = checkedChanges(overlay, check);

  return {
    get: overlay.get,
    range: overlay.range,
    count: overlay.count,
    put,
    remove,
    rely(place) {
      relied.push(place);
    },
    record(event) {
      events.push(event);
    },
    rests: () => rests,
    async rest(pause) {
      for (const place of unlocked) locks.take(place, holder);
      unlocked = [];
      for (const place of relied) locks.share(place, holder);
      await pause();
      rests += 1;
      version = group.version();
    },
    isOvertaken: () => version !== group.version(),
    publish: () => group.publish(overlay, events),
    end() {
      locks.release(holder);
      end();
    },
  };
}
