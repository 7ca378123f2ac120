import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type CapForest } from './capForest.ts';
import { type PartCap, type SlotPayment } from './table.ts';

/** The caps that could keep something back, and what each option would pay into the innermost of them. */
export interface TightCaps {
  readonly caps: readonly PartCap[];
  /** For each option; nothing where it pays nothing. */
  readonly payments: readonly (readonly SlotPayment[])[];
}

/** Leaves out the caps that hold no more than they allow even where everything is paid: no stack is told apart by them. */
export function tightCapsOf(forest: CapForest, options: number): TightCaps {
  const { nodes, innermost } = forest;
  const isTight = tightOf(forest);
  const newPlace = new Int32Array(nodes.length);
  const caps: PartCap[] = [];
  const placeOf = (cap: number): number => (cap < 0 ? -1 : maskAt(newPlace, cap));
  for (const [at, { cap, parent }] of nodes.entries()) {
    newPlace[at] = byteAt(isTight, at) === 1 ? caps.length : placeOf(parent);
    if (byteAt(isTight, at) === 1) caps.push({ capFen: cap.capFen, parent: placeOf(parent) });
  }
  const slots = innermost.map(placeOf);
  return { caps, payments: paymentsBySlot(forest, slots, options) };
}

/** All that an option pays into the same cap together, whatever the year. */
function paymentsBySlot({ payments }: CapForest, slots: readonly number[], options: number): SlotPayment[][] {
  const fenBySlot = Array.from({ length: options }, () => new Map<number, number>());
  for (const [at, { option, fen }] of payments.entries()) {
    const slot = slots[at] ?? -1;
    const paid = fenBySlot[option];
    if (fen > 0) paid?.set(slot, (paid.get(slot) ?? 0) + fen);
  }
  return fenBySlot.map((paid) => [...paid].map(([slot, fen]) => ({ slot, fen })));
}

function tightOf({ payments, nodes, innermost }: CapForest): Uint8Array {
  const intoFen = new Float64Array(nodes.length);
  const isTight = new Uint8Array(nodes.length);
  const add = (cap: number, fen: number): void => {
    if (cap >= 0) intoFen[cap] = numberAt(intoFen, cap) + fen;
  };
  for (const [at, { fen }] of payments.entries()) add(innermost[at] ?? -1, fen);
  for (const [at, { cap, parent }] of [...nodes.entries()].reverse()) {
    isTight[at] = Number(numberAt(intoFen, at) > cap.capFen);
    add(parent, Math.min(numberAt(intoFen, at), cap.capFen));
  }
  return isTight;
}
