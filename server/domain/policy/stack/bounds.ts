import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { OPEN, TAKEN } from './choices.ts';
import { coverOf } from './cover.ts';
import { type Table } from './table.ts';

/** What a stack pays as far as it is decided, and how much more it could. */
export interface Bounds {
  /** What each open option would add by itself; 0 where it adds nothing, or is not open. Written by `reckon`. */
  readonly gainFen: Float64Array;
  /** What the options that are taken pay, after the caps; the gains are written down. */
  readonly reckon: () => number;
  /** What no stack that keeps to the decisions exceeds. Reads what `reckon` wrote last. */
  readonly mostFen: (takenFen: number) => number;
}

/**
 * Bounds by two relaxations, both over lists of options that exclude each other: every list gives the best single gain of
 * its members; or it gives each cap the most that a member pays into it, and the caps are applied to that.
 */
export function createBounds(table: Table, state: Uint8Array): Bounds {
  const { count, paymentsFrom, slots, fen, capFen, capParent } = table;
  const cover = coverOf(table);
  const caps = capFen.length;
  const gainFen = new Float64Array(count);
  /** Into each cap before it: what is taken, and what may be. */
  const intoFen = new Float64Array(caps);
  const mayFen = new Float64Array(caps);
  const roomFen = new Float64Array(caps);
  const listFen = new Float64Array(caps);
  const touched = new Int32Array(caps);

  const afterCaps = (sums: Float64Array): number => {
    for (let cap = caps - 1; cap > 0; cap -= 1) {
      const parent = maskAt(capParent, cap);
      sums[parent] = numberAt(sums, parent) + Math.min(numberAt(sums, cap), numberAt(capFen, cap));
    }
    return numberAt(sums, 0);
  };

  const addTaken = (): void => {
    intoFen.fill(0);
    for (let option = 0; option < count; option += 1) {
      if (byteAt(state, option) !== TAKEN) continue;
      for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1) {
        const slot = maskAt(slots, at);
        intoFen[slot] = numberAt(intoFen, slot) + numberAt(fen, at);
      }
    }
    mayFen.set(intoFen);
  };

  const gainOf = (option: number): number => {
    let gain = 0;
    for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1)
      gain += Math.min(numberAt(fen, at), numberAt(roomFen, maskAt(slots, at)));
    return gain;
  };

  /** The most that one of a list adds by itself; what it may pay into the caps is put with the rest. */
  const addList = (list: number): number => {
    let most = 0;
    let length = 0;
    for (let at = maskAt(cover.from, list); at < maskAt(cover.from, list + 1); at += 1) {
      const option = maskAt(cover.all, at);
      const gain = numberAt(gainFen, option);
      if (gain === 0) continue;
      if (gain > most) most = gain;
      for (let paid = maskAt(paymentsFrom, option); paid < maskAt(paymentsFrom, option + 1); paid += 1) {
        const slot = maskAt(slots, paid);
        const before = numberAt(listFen, slot);
        if (before === 0) {
          touched[length] = slot;
          length += 1;
        }
        listFen[slot] = Math.max(before, numberAt(fen, paid));
      }
    }
    for (let at = 0; at < length; at += 1) {
      const slot = maskAt(touched, at);
      mayFen[slot] = numberAt(mayFen, slot) + numberAt(listFen, slot);
      listFen[slot] = 0;
    }
    return most;
  };

  return {
    gainFen,
    reckon() {
      addTaken();
      const takenFen = afterCaps(intoFen);
      roomFen[0] = Infinity;
      for (let cap = 1; cap < caps; cap += 1) {
        const room = numberAt(capFen, cap) - numberAt(intoFen, cap);
        roomFen[cap] = Math.max(0, Math.min(room, numberAt(roomFen, maskAt(capParent, cap))));
      }
      for (let option = 0; option < count; option += 1)
        gainFen[option] = byteAt(state, option) === OPEN ? gainOf(option) : 0;
      return takenFen;
    },
    mostFen(takenFen) {
      let mostGainFen = 0;
      for (let list = 0; list < cover.from.length - 1; list += 1) mostGainFen += addList(list);
      return Math.min(takenFen + mostGainFen, afterCaps(mayFen));
    },
  };
}
