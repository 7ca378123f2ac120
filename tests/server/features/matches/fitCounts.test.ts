import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { createCountFits } from '#server/features/matches/fitCounts.ts';
import { indexOf } from '#server/features/matches/matchIndex.ts';
import { createClock } from '#server/platform/clock.ts';
import { aSpace } from '#tests/support/builders.ts';
import { someMatchData } from '#tests/support/matchData.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';

const SPACES = [800, 1200, 1600].map((areaM2, index) => {
  const space = aSpace({ areaM2 });
  return { ...space, id: `space-${index}` };
});
const IDS = SPACES.map(({ id }) => id);

const wanting = (id: string, minM2: number): StandingRequirement => ({
  id,
  requirement: { criteria: { area: { level: 'must', minM2 } } },
});

/** Counts over three spaces of 800, 1,200 and 1,600 m²; how often a space was looked at. */
function counting() {
  const index = indexOf(someMatchData({ spaces: SPACES }), { catalogue: CATALOGUE, demo: true });
  const state = { dataVersion: 1, looked: 0, asks: 0 };
  const watched = {
    ...index,
    candidate(id: string) {
      state.looked += 1;
      return index.candidate(id);
    },
  };
  const live = {
    ask: <T>(work: (built: { dataVersion: number; index: typeof watched }) => T): Promise<T> => {
      state.asks += 1;
      return Promise.resolve(work({ dataVersion: state.dataVersion, index: watched }));
    },
  };
  return { countFits: createCountFits({ live, catalogue: CATALOGUE, clock: createClock(() => TEST_NOW) }), state };
}

describe('how many of some spaces requirements fit', () => {
  it('is counted, and not known of one that refers to what is not there', async () => {
    const { countFits } = counting();
    const lost = {
      id: 'lost',
      requirement: { criteria: { region: { level: 'must', places: ['atlantis'] } } },
    } as const;

    const fits = await countFits([wanting('small', 500), wanting('large', 1500), wanting('huge', 9000), lost], IDS);

    expect([...fits]).toEqual([
      ['small', 3],
      ['large', 1],
      ['huge', 0],
    ]);
  });

  it('is counted once as long as the data and the requirement stay as they are', async () => {
    const { countFits, state } = counting();
    const looks: number[] = [];
    const asked = async (...wanted: StandingRequirement[]): Promise<unknown> => {
      state.looked = 0;
      const fits = await countFits(wanted, IDS);
      looks.push(state.looked);
      return Object.fromEntries(fits);
    };

    const first = await asked(wanting('one', 1000));
    const again = await asked(wanting('one', 1000));
    const edited = await asked(wanting('one', 1500));
    state.dataVersion = 2;
    const later = await asked(wanting('one', 1500));

    expect([first, again, edited, later]).toEqual([{ one: 2 }, { one: 2 }, { one: 1 }, { one: 1 }]);
    expect(looks).toEqual([3, 0, 3, 3]);
  });

  it('lets others have their turn after every few', async () => {
    const { countFits, state } = counting();
    let turns = 0;
    const anothersTurn = (): void => {
      turns += 1;
      again = setImmediate(anothersTurn);
    };
    let again = setImmediate(anothersTurn);

    const fits = await countFits(
      Array.from({ length: 40 }, (_, index) => wanting(`r-${index}`, 100 + index)),
      IDS,
    );
    clearImmediate(again);

    expect([fits.size, state.asks]).toEqual([40, 10]);
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});
