import { type FactValue } from '#shared/criterion.ts';
import { numberAt } from '#server/domain/flat.ts';
import { type Criterion, type MadeOf } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { createDictionary } from './dictionary.ts';
import { type Fact, type FactColumn } from './factColumns.ts';
import { NumberPart } from './numberPart.ts';
import { type Rows } from './rows.ts';
import { NOWHERE } from './siteTable.ts';

/**
 * The offers of many spaces as numbers, put together of their parts, see `Criterion.madeOf`: as objects, they would take
 * longer to make than all else that is done with a space.
 */
export class OfferNumbers {
  /** How many parts there are of which more or less is better; they are the first numbers, in the order in which offers are compared. */
  readonly open: number;
  /** What the space that was read last offers; of parts that must be equal, a number for each distinct value. */
  readonly numbers: Float64Array;
  readonly names: readonly string[];
  private readonly ofFacts: readonly NumberPart[];
  private readonly ofPlaces: readonly NumberPart[];
  private readonly deciding: FactColumn;
  private readonly alone: { readonly value: FactValue; readonly numbers: Float64Array };
  private readonly kinds = new Map<number, number>();

  constructor(criterion: Criterion, { facts: factsByPart, alone }: MadeOf, { facts, sites, siteAt }: Rows) {
    const open = Object.keys(criterion.betterment);
    const names = [...open, ...Object.keys(factsByPart).filter((name) => !open.includes(name))];
    const closed = createDictionary<FactValue>();
    const numberOf = (offer: Offered, at: number): number => {
      const value = offer[names[at] ?? ''];
      return at >= open.length ? closed.numberOf(value) : typeof value === 'number' ? value : NaN;
    };
    const partOf = (reads: readonly Fact[], positions: readonly number[]): NumberPart =>
      new NumberPart({
        columns: reads.map((fact) => facts.column(fact)),
        siteAt,
        positions,
        make(place) {
          const site = reads.length === 0 ? (sites[siteAt[place] ?? 0] ?? NOWHERE) : NOWHERE;
          const offer = criterion.offer({ ...site, space: { facts: facts.factsAt(place, reads) } });
          return positions.map((at) => numberOf(offer, at));
        },
      });
    const groups = groupsOf(names, factsByPart);
    this.open = open.length;
    this.names = names;
    this.numbers = new Float64Array(names.length);
    this.ofFacts = groups
      .filter(({ reads }) => reads.length > 0)
      .map(({ reads, positions }) => partOf(reads, positions));
    this.ofPlaces = groups.filter(({ reads }) => reads.length === 0).map(({ positions }) => partOf([], positions));
    this.deciding = facts.column(alone.fact);
    const only = criterion.offer({ ...NOWHERE, space: { facts: { [alone.fact]: alone.value } } });
    this.alone = { value: alone.value, numbers: Float64Array.from(names, (_, at) => numberOf(only, at)) };
  }

  /** To be called before a space is read whose facts may have values that were not there before. */
  refit(): void {
    for (const part of this.ofFacts) part.refit();
  }

  /** Lets go of all that was made: it is made again as it is needed. */
  forget(): void {
    for (const part of [...this.ofFacts, ...this.ofPlaces]) part.forget();
  }

  /** Reads what the space at a place offers; gives a number that offers share which may be in one box. */
  read(place: number): number {
    const { numbers, alone, deciding, ofFacts, ofPlaces } = this;
    if (deciding.dictionary.values[deciding.column.at(place)] === alone.value) numbers.set(alone.numbers);
    else for (const part of ofFacts) part.copyTo(numbers, place);
    for (const part of ofPlaces) part.copyTo(numbers, place);
    return this.kind();
  }

  private kind(): number {
    let kind = 0;
    for (let at = this.open; at < this.numbers.length; at += 1) {
      const pair = kind * PAIR + numberAt(this.numbers, at);
      const known = this.kinds.get(pair);
      kind = known ?? this.kinds.size;
      if (known === undefined) this.kinds.set(pair, kind);
    }
    return kind;
  }
}

/** More than there are distinct values of a part, or kinds. */
const PAIR = 2 ** 26;

/** Parts that are made of the same facts, by where they stand. */
function groupsOf(
  names: readonly string[],
  factsByPart: MadeOf['facts'],
): { readonly reads: readonly Fact[]; readonly positions: readonly number[] }[] {
  const groups = new Map<string, { readonly reads: readonly Fact[]; readonly positions: number[] }>();
  for (const [at, name] of names.entries()) {
    const reads = factsByPart[name] ?? [];
    const group = groups.get(reads.join());
    if (group === undefined) groups.set(reads.join(), { reads, positions: [at] });
    else group.positions.push(at);
  }
  return [...groups.values()];
}
