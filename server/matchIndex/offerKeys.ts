import { type SpaceFacts } from '#shared/space.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type KeyRoom, type Keys } from './codeKeys.ts';
import { asFacts, type Known } from './factColumns.ts';
import { AlikeKeyColumn, factKeyColumn, type KeyColumn } from './keyColumn.ts';
import { once } from './once.ts';
import { type Rows } from './rows.ts';

/**
 * A number for each combination of what a criterion reads of spaces: their codes side by side, each in as many bits as it
 * had values when the numbers were last laid out.
 */
export class OfferKeys {
  private readonly columns: readonly KeyColumn[];
  /** How many bits each code has; laid out when first needed, for an index that is read from a file may never be asked. */
  private bits: () => readonly number[];
  /** Two to the power of the bits. */
  private times: () => readonly number[];

  constructor(criterion: Pick<Criterion, 'reads' | 'alike'>, { facts, siteAt }: Pick<Rows, 'facts' | 'siteAt'>) {
    const { reads, alike = [] } = criterion;
    const single = reads.filter((fact) => !alike.some((group) => group.facts.includes(fact)));
    this.columns = [
      ...single.map((fact) => factKeyColumn(facts.column(fact))),
      ...alike.map((group) => new AlikeKeyColumn(group.facts.map(facts.column), group.by, siteAt.length)),
    ];
    this.bits = once(() => this.columns.map(bitsFor));
    this.times = once(() => this.bits().map((bits) => 2 ** bits));
  }

  /** Bits of a key: all keys are below two to their power. */
  get width(): number {
    return this.bits().reduce((sum, bits) => sum + bits, 0);
  }

  /** Lays the numbers out anew where the space at a place has what there were no bits for; whether it had to. */
  refit(place: number): boolean {
    const times = this.times();
    let isFit = true;
    for (let at = 0; at < this.columns.length; at += 1) {
      this.columns[at]?.refit(place);
      if ((this.columns[at]?.count() ?? 0) > (times[at] ?? 1)) isFit = false;
    }
    if (isFit) return false;
    this.bits = once(() => this.columns.map(bitsFor));
    this.times = once(() => this.bits().map((bits) => 2 ** bits));
    return true;
  }

  /** Not a number where there are more combinations than a number tells apart. */
  keyAt(place: number): number {
    const times = this.times();
    let key = 0;
    for (let at = 0; at < this.columns.length; at += 1) {
      key = key * (times[at] ?? 1) + (this.columns[at]?.at(place) ?? 0);
    }
    return key <= Number.MAX_SAFE_INTEGER ? key : NaN;
  }

  /** The keys of all places, in the given room. */
  all(room: KeyRoom): Keys {
    const codes = this.columns.map((column) => column.all(room));
    const times = this.times();
    return room.laidOut(
      codes.map((own, at) => ({ codes: own, times: times[at] ?? 1 })),
      this.width,
    );
  }

  /** The facts of a space that has a key; of all of them, where each fact is a column. */
  factsOf(key: number): SpaceFacts {
    const known: Known = {};
    let left = key;
    for (let at = this.columns.length - 1; at >= 0; at -= 1) {
      const times = this.times()[at] ?? 1;
      this.columns[at]?.learnOf(known, left % times);
      left = Math.floor(left / times);
    }
    return asFacts(known);
  }

  /** The facts of the space at a place. */
  factsAt(place: number): SpaceFacts {
    const known: Known = {};
    for (const column of this.columns) column.learnAt(known, place);
    return asFacts(known);
  }
}

function bitsFor(column: KeyColumn): number {
  return Math.ceil(Math.log2(column.count()));
}
