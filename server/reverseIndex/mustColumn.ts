import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { offerKeyOf } from '#server/domain/matching/offerKey.ts';
import { type AlikeAsks, type AskSource, alikeAsks, askedAt, outcomeAt } from './asks.ts';
import { addBits, hasBit, setBit, slotsWithin, wordsFor } from './bits.ts';
import { lowest, maskAt } from '#server/domain/flat.ts';
import { OFFERS_KEPT, createKept } from './kept.ts';
import { MustTable, isBeyond } from './mustTable.ts';

/** Alike asks become a table where there are so many; fewer are judged one by one. */
const TABLE_FROM = 32;
/** Where a criterion has more tables, what they come to for an offer is kept. */
const TABLES_MAX = 4;

/** What one offer comes to, as far as it has been asked. */
interface Judgement {
  readonly unmet: Int32Array;
  readonly open: Int32Array;
  /** Of the slots that are in no table, those that have been judged. */
  readonly judged: Int32Array;
  /** Of those that it does not meet, the change that would do, where that has been asked. */
  readonly changes: Map<number, number | undefined>;
}

/** The musts of one criterion in a segment. */
export class MustColumn {
  readonly criterion: Criterion;
  private readonly source: AskSource;
  private readonly slots: number;
  private readonly tables: readonly MustTable[];
  /** Slots whose asks are in no table; undefined where there are none. */
  private readonly single: Int32Array | undefined;
  private readonly kept = createKept<Judgement>(OFFERS_KEPT);

  /** Of the slots that ask for the criterion as a must, out of so many. */
  constructor(source: AskSource, asking: readonly number[], slots: number) {
    this.criterion = source.criterion;
    this.source = source;
    this.slots = slots;
    const alike = alikeAsks(source, asking, 'verdict');
    const few = alike.filter(({ asks }) => asks.length < TABLE_FROM);
    this.tables = alike
      .filter(({ asks }) => asks.length >= TABLE_FROM)
      .flatMap((many) => tablesOf(source, many, slots));
    if (few.length > 0) {
      this.single = wordsFor(slots);
      for (const { asks } of few) for (const { slot } of asks) setBit(this.single, slot);
    }
  }

  /** Marks the slots that an offer does not meet, and those of which that is not known, of all that are in tables. */
  mark(offer: Offered, unmet: Int32Array, open: Int32Array): void {
    if (this.single === undefined && this.tables.length <= TABLES_MAX) {
      for (const table of this.tables) table.mark(offer, unmet, open);
      return;
    }
    const known = this.judgementOf(offer);
    addBits(unmet, known.unmet);
    addBits(open, known.open);
  }

  /** The same of the slots that are in no table, where they are not marked as unmet already; after `mark`, which marks those that were judged before. */
  markSingle(offer: Offered, unmet: Int32Array, open: Int32Array): void {
    if (this.single === undefined) return;
    const known = this.judgementOf(offer);
    let isNew = false;
    for (let word = 0; word < unmet.length; word += 1) {
      let left = maskAt(this.single, word) & ~(maskAt(unmet, word) | maskAt(known.judged, word));
      isNew ||= left !== 0;
      for (; left !== 0; left &= left - 1) this.judge((word << 5) + lowest(left), offer, known);
    }
    if (!isNew) return;
    addBits(unmet, known.unmet);
    addBits(open, known.open);
  }

  /** Marks the slots, of all that are in tables, that an offer would meet only by a greater change of the ask, or by none. */
  markFar(offer: Offered, change: number, far: Int32Array): void {
    for (const table of this.tables) table.markFar(offer, change, far);
  }

  /** The same of the slots that are in no table, where they are not marked already. */
  markFarSingle(offer: Offered, change: number, far: Int32Array): void {
    if (this.single === undefined) return;
    this.markSingle(offer, far.slice(), wordsFor(this.slots));
    const known = this.judgementOf(offer);
    for (const slot of slotsWithin(this.slots, far, this.single)) {
      if (hasBit(known.unmet, slot) && isBeyond(this.changeAt(slot, offer, known), change)) setBit(far, slot);
    }
  }

  private changeAt(slot: number, offer: Offered, { changes }: Judgement): number | undefined {
    if (!this.criterion.negotiable) return undefined;
    if (!changes.has(slot)) changes.set(slot, askedAt(this.source, slot).changeOf(offer)?.change);
    return changes.get(slot);
  }

  private judgementOf(offer: Offered): Judgement {
    return this.kept(offerKeyOf(offer), () => {
      const known = {
        unmet: wordsFor(this.slots),
        open: wordsFor(this.slots),
        judged: wordsFor(this.slots),
        changes: new Map<number, number | undefined>(),
      };
      for (const table of this.tables) table.mark(offer, known.unmet, known.open);
      return known;
    });
  }

  private judge(slot: number, offer: Offered, { unmet, open, judged }: Judgement): void {
    const verdict = outcomeAt(this.source, slot, offer)?.verdict;
    if (verdict === 'unmet') setBit(unmet, slot);
    if (verdict === 'unknown') setBit(open, slot);
    setBit(judged, slot);
  }
}

/** One for each part of which more or less is harder; of asks that have none, one for all. */
function tablesOf(source: AskSource, alike: AlikeAsks, slots: number): MustTable[] {
  if (alike.names.length === 0) return [new MustTable(source, alike, { at: 0, slots })];
  return alike.names.map((_, at) => new MustTable(source, alike, { at, slots }));
}
