import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { codeAt, maskAt } from '#server/domain/flat.ts';
import { type AlikeAsks, type AskSource, askedAt, easiestParts, partOf } from './asks.ts';
import { setBit, wordsFor } from './bits.ts';

/** Slots between two of the bitmaps that are kept ready. */
const STEP = 1024;

/**
 * Musts that differ in one part of which more or less is harder, the easiest first: what is offered meets the first of them,
 * is not known to meet the next, and does not meet the last. Where these begin is found by halving, with the criterion's own
 * check.
 */
export class MustTable {
  private readonly slots: Uint32Array;
  /** Where the slots of each distinct ask begin, and where the last end. */
  private readonly starts: Uint32Array;
  /** Bits of the slots from each step on. */
  private readonly suffixes: readonly Int32Array[];
  private readonly asked: AskedCriterion[] = [];
  private readonly ask: (slot: number) => AskedCriterion;
  private readonly isNegotiable: boolean;

  /** The table of one part of some asks; of asks without such parts, `at` is 0 and all are one. */
  constructor(source: AskSource, alike: AlikeAsks, { at, slots }: { readonly at: number; readonly slots: number }) {
    const inOrder = alike.asks.toSorted((one, other) => partOf(one, at) - partOf(other, at));
    this.slots = Uint32Array.from(inOrder, ({ slot }) => slot);
    this.starts = Uint32Array.from([
      ...inOrder.flatMap((ask, place) => (isSameAs(inOrder[place - 1], ask, at) ? [] : place)),
      inOrder.length,
    ]);
    this.suffixes = suffixesOf(this.slots, slots);
    const eased = alike.names.length > 1 ? easiestParts(source, alike, alike.names[at]) : undefined;
    this.ask = (slot) => askedAt(source, slot, eased);
    this.isNegotiable = source.criterion.negotiable;
  }

  /** Sets the bits of those that an offer does not meet, and of those of which that is not known. */
  mark(offer: Offered, unmet: Int32Array, open: Int32Array): void {
    const unmetFrom = this.firstUnmet(offer);
    const openFrom = this.first(unmetFrom, (ask) => this.askedOf(ask).outcomeOf(offer).verdict !== 'met');
    if (openFrom < unmetFrom) this.setRange(open, openFrom, unmetFrom);
    this.setRange(unmet, unmetFrom, this.starts.length - 1);
  }

  /** Sets the bits of those that an offer would meet only by a greater change of the ask, or by none. */
  markFar(offer: Offered, change: number, far: Int32Array): void {
    const isFar = (ask: number): boolean => {
      const one = this.askedOf(ask);
      if (one.outcomeOf(offer).verdict !== 'unmet') return false;
      return !this.isNegotiable || isBeyond(one.changeOf(offer)?.change, change);
    };
    const distinct = this.starts.length - 1;
    this.setRange(far, this.first(distinct, isFar), distinct);
  }

  private firstUnmet(offer: Offered): number {
    return this.first(this.starts.length - 1, (ask) => this.askedOf(ask).outcomeOf(offer).verdict === 'unmet');
  }

  /** The first distinct ask before `end` of which that is so, as it is of all that are harder; `end` where there is none. */
  private first(end: number, isSo: (ask: number) => boolean): number {
    let from = 0;
    let to = end;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isSo(middle)) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  private askedOf(ask: number): AskedCriterion {
    return (this.asked[ask] ??= this.ask(codeAt(this.slots, codeAt(this.starts, ask))));
  }

  /** Sets the bits of the slots of some distinct asks. */
  private setRange(bits: Int32Array, fromAsk: number, toAsk: number): void {
    const from = codeAt(this.starts, fromAsk);
    const to = codeAt(this.starts, toAsk);
    const first = Math.ceil(from / STEP);
    const last = Math.floor(to / STEP);
    const [one, other] = [this.suffixes[first], this.suffixes[last]];
    if (last - first < 2 || one === undefined || other === undefined) {
      this.setSlots(bits, from, to);
      return;
    }
    this.setSlots(bits, from, first * STEP);
    for (let word = 0; word < bits.length; word += 1) {
      bits[word] = maskAt(bits, word) | (maskAt(one, word) & ~maskAt(other, word));
    }
    this.setSlots(bits, last * STEP, to);
  }

  private setSlots(bits: Int32Array, from: number, to: number): void {
    for (let place = from; place < to; place += 1) setBit(bits, codeAt(this.slots, place));
  }
}

function isSameAs(before: AlikeAsks['asks'][number] | undefined, ask: AlikeAsks['asks'][number], at: number): boolean {
  return before !== undefined && partOf(before, at) === partOf(ask, at);
}

function suffixesOf(slots: Uint32Array, count: number): Int32Array[] {
  const steps = Math.floor(slots.length / STEP);
  const suffixes: Int32Array[] = [];
  const bits = wordsFor(count);
  for (let place = slots.length - 1; place >= 0; place -= 1) {
    setBit(bits, codeAt(slots, place));
    if (place % STEP === 0) suffixes[place / STEP] = bits.slice();
  }
  // From the end on there is nothing.
  suffixes[steps] ??= wordsFor(count);
  return suffixes;
}

/** Whether a change is greater than another; that there is none is greater than any. */
export function isBeyond(change: number | undefined, most: number): boolean {
  return change === undefined || change > most;
}
