import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row } from '#server/domain/matching/setSearch/problem.ts';
import { surrogateOf } from '#server/domain/matching/setSearch/surrogate.ts';

const row = (least: number, ...amounts: number[]): Row => ({ least, amounts: Float64Array.from(amounts) });

/** By how much the best pair exceeds what is asked. */
function slackOf({ least, amounts }: Row): number {
  const [first = 0, second = 0] = [...amounts].sort((a, b) => b - a);
  return first + second - least;
}

describe('a surrogate row', () => {
  it('rules out what no row does by itself', () => {
    // Two of these have 10 of the one or 10 of the other, never 8 of both.
    const rows = [row(8, 5, 5, 0, 0), row(8, 0, 0, 5, 5)];

    expect(rows.every((one) => slackOf(one) > 0)).toBe(true);
    const surrogate = surrogateOf(rows, 2);
    expect(surrogate && slackOf(surrogate)).toBeLessThan(0);
  });

  it('is reached by every set that reaches the rows', () => {
    const amounts = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), amounts), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const all = drawn.map(([least, each]) => row(least, ...each));
        const surrogate = surrogateOf(all, 2);

        for (const [a, b] of pairs(5)) {
          const reaches = ({ least, amounts: each }: Row): boolean =>
            (each[a] ?? 0) + (each[b] ?? 0) >= least - 1e-6 * scaleOf(each);
          if (all.every(({ least, amounts: each }) => (each[a] ?? 0) + (each[b] ?? 0) >= least)) {
            expect(surrogate && reaches(surrogate)).toBe(true);
          }
        }
      }),
    );
  });

  it('is none of no rows', () => {
    expect(surrogateOf([], 2)).toBeUndefined();
  });
});

function scaleOf(amounts: Float64Array): number {
  return Math.max(...amounts.map(Math.abs), 1);
}

function pairs(number: number): [number, number][] {
  const places = Array.from({ length: number }, (_, place) => place);
  return places.flatMap((a) => places.filter((b) => b > a).map((b): [number, number] => [a, b]));
}
