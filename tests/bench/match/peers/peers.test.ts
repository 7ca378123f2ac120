import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { match } from '#server/domain/matching/match.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { PARAMETERS, askOf, criteriaAsked } from '#tests/support/arbitraryAsks.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { type Placed } from '../engine.ts';
import { createColumnScan } from './columns.ts';
import { columnStoreOf } from './columnStore.ts';
import { createDuckDb } from './duckdb.ts';
import { groundOf } from './ground.ts';
import { createNaive } from './naive.ts';
import { ROW_CHECKS } from './rowChecks.ts';
import { rowsOf } from './row.ts';
import { UNMEASURED } from './unmeasured.ts';

const MEASURED = Object.keys(PARAMETERS).filter((id) => !UNMEASURED.has(id));
const measured = (): fc.Arbitrary<Circumstances> => circumstances(criteriaAsked(MEASURED));

/** What the domain says: the meaning. */
function meant(spaces: Stock, asked: Circumstances): Placed[] {
  return match(asked, spaces, CATALOGUE)
    .filter(({ verdict }) => verdict !== 'excluded')
    .map(({ candidate, verdict, score }) => ({ id: candidate.space.id, isMet: verdict === 'met', ...score }));
}

/** Every criterion by itself, so that each decides the answer: twice as a must and once as it comes. */
const eachAlone = fc.tuple(
  ...MEASURED.flatMap((id) => {
    const must = askOf(id).map((ask) => ({ [id]: { ...ask, level: 'must' as const } }));
    return [must, must, askOf(id).map((ask) => ({ [id]: ask }))].map((criteria) => circumstances(criteria));
  }),
);

describe('the peers of the index', () => {
  it('know every criterion but those of costs, in the order in which scores are summed', () => {
    expect(Object.keys(ROW_CHECKS)).toEqual(CATALOGUE.map(({ id }) => id).filter((id) => !UNMEASURED.has(id)));
  });

  it('as a loop over objects, find what the domain means, to the bit', () => {
    fc.assert(
      fc.property(stock({ maxLength: 30 }), measured(), fc.constantFrom(1, 3, 50), (spaces, asked, limit) => {
        const ground = groundOf(spaces, asked.resources);

        const found = createNaive(rowsOf(spaces, ground), ground).best(asked, limit);

        expect(found).toStrictEqual(meant(spaces, asked).slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  it('as a scan of columns in small blocks, find it too, to the bit', () => {
    fc.assert(
      fc.property(stock({ maxLength: 30 }), measured(), fc.constantFrom(1, 3, 50), (spaces, asked, limit) => {
        const ground = groundOf(spaces, asked.resources);

        const found = createColumnScan(columnStoreOf(rowsOf(spaces, ground), ground), 4).best(asked, limit);

        expect(found).toStrictEqual(meant(spaces, asked).slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  it('as SQL, find it too, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        stock({ maxLength: 30 }),
        eachAlone,
        fc.array(measured(), { maxLength: 20 }),
        async (spaces, alone, mixed) => {
          const drawn = [...alone, ...mixed];
          const resources = drawn[0]?.resources ?? [];
          const ground = groundOf(spaces, resources);
          const asks = drawn.map((asked) => ({ ...asked, resources }));
          const duckdb = await createDuckDb(columnStoreOf(rowsOf(spaces, ground), ground));

          const found: (readonly Placed[])[] = [];
          for (const asked of asks) found.push((await duckdb.best(asked, 50, () => 0)).placed);
          await duckdb.close();

          expect(found).toStrictEqual(asks.map((asked) => meant(spaces, asked).slice(0, 50)));
        },
      ),
      { numRuns: 12 },
    );
  });
});
