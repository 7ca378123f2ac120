import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdColumn } from '#server/matchIndex/idColumn.ts';
import { IdOrder, rankAll } from '#server/matchIndex/idOrder.ts';

/** Places of the column: more than any of these tests has ids at one time. */
const PLACES = 8000;

/** Ids that are taken in and out in turn, beside a plain map of what is there. */
class Changing {
  readonly ids = new IdColumn(PLACES);
  readonly rankAt = new Uint32Array(PLACES);
  readonly places = new Map<string, number>();
  readonly order: IdOrder;
  private next = 0;

  constructor(first: readonly string[]) {
    const byId = Uint32Array.from([...first].sort(), (id) => this.placed(id));
    rankAll(byId, this.rankAt);
    this.order = new IdOrder(this.ids, this.rankAt, byId);
  }

  /** Takes an id in, or out where it is there; every third one that is there is put to another place. */
  turn(id: string): void {
    const known = this.order.placeOf(id);
    if (known === undefined) this.order.insert(this.placed(id), id);
    else if (known % 3 === 0) this.moved(id, known);
    else {
      this.order.remove(id);
      this.places.delete(id);
    }
  }

  /** Takes an id in that is not there: of whom it is said that they got another rank, who did, and whether there was none between its neighbours. */
  inserted(id: string): { readonly told: number[]; readonly changed: number[]; readonly isFull: boolean } {
    const place = this.placed(id);
    const before = this.rankAt.slice();
    const told = this.order.insert(place, id);
    const all = [...this.order.all()];
    const at = all.indexOf(place);
    const [lower = 0, upper = 2 ** 32] = [all[at - 1], all[at + 1]].map((one) => one && before[one]);
    return {
      told: [...told].sort((a, b) => a - b),
      changed: [...before.keys()].filter((one) => one !== place && before[one] !== this.rankAt[one]),
      isFull: upper - lower < 2,
    };
  }

  private moved(id: string, from: number): void {
    const place = this.placed(id);
    this.order.replace(from, place);
    this.rankAt[place] = this.rankAt[from] ?? 0;
  }

  private placed(id: string): number {
    const place = this.next;
    this.next += 1;
    this.ids.put(place, id);
    this.places.set(id, place);
    return place;
  }
}

const id = fc.integer({ min: 0, max: 700 }).map((number) => `s-${number.toString(7)}`);

describe('the order of ids', () => {
  it('has each id at its place, all in order and their ranks too, as they come, change places and go', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 300, maxLength: 500, size: 'max' }),
        fc.array(id, { maxLength: 400, size: 'max' }),
        (first, turns) => {
          const { order, places, rankAt } = changed(first, turns);
          const sorted = [...places.keys()].sort();
          const all = order.all();

          expect([...all]).toEqual(sorted.map((one) => places.get(one)));
          expect([...first, ...turns].map((one) => order.placeOf(one))).toEqual(
            [...first, ...turns].map((one) => places.get(one)),
          );
          expect(isRising(all, rankAt)).toBe(true);
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('makes room again and again where thousands come between the same two, each before the one that came last', () => {
    const first = Array.from({ length: 600 }, (_, at) => `m-${String(at).padStart(3, '0')}`);
    const between = Array.from({ length: 7000 }, (_, at) => `m-300-${9999 - at}`);

    const { order, places, rankAt } = changed(first, between);

    const all = order.all();
    expect([...all]).toEqual([...first, ...between].sort().map((one) => places.get(one)));
    expect(isRising(all, rankAt)).toBe(true);
  });

  it('gives others a rank anew where there is none left between two, and says so of each', () => {
    const changing = new Changing(Array.from({ length: 600 }, (_, at) => `m-${String(at).padStart(3, '0')}`));

    const turns = Array.from({ length: 60 }, (_, turn) => changing.inserted(`m-300-${99 - turn}`));

    expect(turns.map(({ told }) => told.length > 0)).toEqual(turns.map(({ isFull }) => isFull));
    expect(turns.flatMap(({ told, changed }) => changed.filter((one) => !told.includes(one)))).toEqual([]);
    // Some seven million ranks between neighbours are halved 22 times: of 60 that come, two or more meet no room.
    expect(turns.filter(({ isFull }) => isFull).length).toBeGreaterThanOrEqual(2);
  });

  it('finds the first id of a page that was taken out and put in again as the first of all', () => {
    const { order, places } = changed(
      Array.from({ length: 600 }, (_, at) => `m-${String(at).padStart(3, '0')}`),
      ['m-000', 'a', 'm-224', 'm-223-a'],
    );

    expect(['a', 'm-000', 'm-001', 'm-223', 'm-223-a', 'm-224', 'm-225'].map((one) => order.placeOf(one))).toEqual(
      ['a', 'm-000', 'm-001', 'm-223', 'm-223-a', 'm-224', 'm-225'].map((one) => places.get(one)),
    );
  });
});

function isRising(places: Uint32Array, rankAt: Uint32Array): boolean {
  return places.every((place, at) => at === 0 || (rankAt[places[at - 1] ?? 0] ?? 0) < (rankAt[place] ?? 0));
}

function changed(first: readonly string[], turns: readonly string[]): Changing {
  const changing = new Changing(first);
  for (const one of turns) changing.turn(one);
  return changing;
}
