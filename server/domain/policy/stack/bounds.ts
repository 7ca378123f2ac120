import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type Choices, OPEN } from './choices.ts';
import { type Cover, coverOf } from './cover.ts';
import { type Table } from './table.ts';

/** What the options taken pay, and what the open ones could add: written by `reckon`, read until it is called again. */
export interface Bounds {
  readonly choices: Choices;
  /** What each option would add by itself, before the other open ones; 0 where it is not open. */
  readonly gainFen: Float64Array;
  /** The open options that would add something, about in order of effort for what they pay; the first `activeCount` count. */
  readonly active: Int32Array;
  activeCount: number;
  /** What the options taken pay into each cap before it, the caps within it applied. */
  readonly intoFen: Float64Array;
  /** What each cap and all around it leave. */
  readonly roomFen: Float64Array;
  readonly cover: Cover;
  /** By effort for what each option pays where nothing caps it. */
  readonly order: Int32Array;
  readonly mayFen: Float64Array;
  readonly mostOfList: Float64Array;
  readonly mostOfCell: Float64Array;
}

/** Bounds over some choices, of which nothing has been reckoned yet. */
export function boundsOver(choices: Choices): Bounds {
  const { table } = choices;
  const cover = coverOf(table);
  const caps = table.capFen.length;
  return {
    choices,
    gainFen: new Float64Array(table.count),
    active: new Int32Array(table.count),
    activeCount: 0,
    intoFen: new Float64Array(caps),
    roomFen: new Float64Array(caps),
    cover,
    order: cheapestFirst(table),
    mayFen: new Float64Array(caps),
    mostOfList: new Float64Array(cover.lists),
    mostOfCell: new Float64Array(cover.cells),
  };
}

function cheapestFirst({ count, effort, paymentsFrom, fen }: Table): Int32Array {
  const perFen = Float64Array.from({ length: count }, (_, option) => {
    let sum = 0;
    for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1)
      sum += numberAt(fen, at);
    return numberAt(effort, option) / Math.max(sum, 1);
  });
  return Int32Array.from({ length: count }, (_, option) => option).sort(
    (a, b) => numberAt(perFen, a) - numberAt(perFen, b),
  );
}

/** What the options taken pay, after the caps. */
export function reckon(bounds: Bounds): number {
  const { choices, gainFen, active, order, intoFen } = bounds;
  intoFen.set(choices.paidFen);
  const takenFen = applyCaps(choices.table, intoFen);
  setRooms(bounds);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const option = maskAt(order, at);
    const gain = byteAt(choices.state, option) === OPEN ? gainOf(bounds, option) : 0;
    gainFen[option] = gain;
    if (gain > 0) {
      active[count] = option;
      count += 1;
    }
  }
  bounds.activeCount = count;
  return takenFen;
}

/** Adds up what goes into the caps, the inner ones first; what comes through all of them. */
function applyCaps({ capFen, capParent }: Table, intoFen: Float64Array): number {
  for (let cap = capFen.length - 1; cap > 0; cap -= 1) {
    const parent = maskAt(capParent, cap);
    intoFen[parent] = numberAt(intoFen, parent) + Math.min(numberAt(intoFen, cap), numberAt(capFen, cap));
  }
  return numberAt(intoFen, 0);
}

function setRooms({ choices, intoFen, roomFen }: Bounds): void {
  const { capFen, capParent } = choices.table;
  roomFen[0] = Infinity;
  for (let cap = 1; cap < capFen.length; cap += 1) {
    const room = Math.max(0, numberAt(capFen, cap) - numberAt(intoFen, cap));
    roomFen[cap] = Math.min(room, numberAt(roomFen, maskAt(capParent, cap)));
  }
}

function gainOf({ choices, roomFen }: Bounds, option: number): number {
  const { paymentsFrom, slots, fen } = choices.table;
  const to = maskAt(paymentsFrom, option + 1);
  let gain = 0;
  for (let at = maskAt(paymentsFrom, option); at < to; at += 1)
    gain += Math.min(numberAt(fen, at), numberAt(roomFen, maskAt(slots, at)));
  return gain;
}

/**
 * What no stack that keeps to the choices exceeds, by two relaxations over lists of options that exclude each other: each
 * list adds the best single gain of its members; or it pays into each cap the most that a member does, and the caps apply.
 */
export function mostFen(bounds: Bounds, takenFen: number): number {
  const { choices, gainFen, active, activeCount, cover, mayFen, mostOfList } = bounds;
  mayFen.set(choices.paidFen);
  let gainsFen = 0;
  for (let at = 0; at < activeCount; at += 1) {
    const option = maskAt(active, at);
    const list = maskAt(cover.listOf, option);
    const more = numberAt(gainFen, option) - numberAt(mostOfList, list);
    if (more > 0) {
      gainsFen += more;
      mostOfList[list] = numberAt(gainFen, option);
    }
    addPayable(bounds, option);
  }
  clear(bounds);
  return Math.min(takenFen + gainsFen, applyCaps(choices.table, mayFen));
}

/** Puts what an option pays into the caps, as far as it exceeds what others of its list pay there. */
function addPayable({ choices, cover, mayFen, mostOfCell }: Bounds, option: number): void {
  const { paymentsFrom, slots, fen } = choices.table;
  const to = maskAt(paymentsFrom, option + 1);
  for (let at = maskAt(paymentsFrom, option); at < to; at += 1) {
    const cell = maskAt(cover.cellOf, at);
    const more = numberAt(fen, at) - numberAt(mostOfCell, cell);
    if (more <= 0) continue;
    const slot = maskAt(slots, at);
    mayFen[slot] = numberAt(mayFen, slot) + more;
    mostOfCell[cell] = numberAt(fen, at);
  }
}

function clear({ mostOfList, mostOfCell }: Bounds): void {
  mostOfList.fill(0);
  mostOfCell.fill(0);
}
