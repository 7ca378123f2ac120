import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Park } from '#shared/park.ts';
import { Space, SpaceFacts } from '#shared/space.ts';
import { demoSpaces, generateStock } from '#seed/demo/generate.ts';
import { readSeed } from '#seed/load.ts';
import { aPark } from '#tests/support/builders.ts';

const { parks, demoSpaces: spaces } = await readSeed();
const inPark = (id: string): Space[] => spaces.filter(({ parkId }) => parkId === id);

describe('demoSpaces', () => {
  it('makes about 600 spaces, each named once, in order of their ids', () => {
    const ids = spaces.map(({ id }) => id);

    expect(ids).toHaveLength(600);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('makes the same ones every time', () => {
    expect(demoSpaces(parks)).toEqual(spaces);
  });

  it('makes others of another seed', () => {
    expect(demoSpaces(parks, { seed: 'another' })).not.toEqual(spaces);
  });

  it('moves with the day around which spaces become available', () => {
    const later = demoSpaces(parks, { asOf: '2027-11-22' });
    const dayOf = (space: Space | undefined): number => Date.parse(space?.facts.availableFrom ?? '');
    const known = spaces.findIndex(({ facts }) => facts.availableFrom !== undefined);

    // A year of 365 days.
    expect(dayOf(later[known]) - dayOf(spaces[known])).toBe(365 * 86_400_000);
  });

  it('marks every one as a demonstration', () => {
    const marked = spaces.filter(
      ({ demo, name, provenance }) =>
        demo &&
        name.zh.startsWith('演示') &&
        name.en.startsWith('Demo') &&
        provenance.from.startsWith('Demo generator'),
    );

    expect(marked).toHaveLength(spaces.length);
  });

  it('fills every park but those that only hold other parks', () => {
    const filled = new Set(spaces.map(({ parkId }) => parkId));

    expect(parks.filter(({ id, isUmbrella }) => filled.has(id) === isUmbrella)).toEqual([]);
  });

  it('gives more spaces to a bigger park', () => {
    // 710,000 m² against 30,750 m².
    expect(inPark('zs-life').length).toBeGreaterThan(2 * inPark('js-jingong4').length);
  });

  it('keeps to the loads, lifts and areas that a source states', () => {
    const known = (id: string, fact: keyof SpaceFacts): unknown[] =>
      [...new Set(inPark(id).flatMap(({ facts }) => facts[fact] ?? []))].sort();

    // 1.2 t/m² on every floor; a 3 t lift in each building.
    expect(known('ps-accel', 'floorLoadKnPerM2')).toEqual([11.8]);
    expect(known('ps-accel', 'freightLiftT')).toEqual([3]);
    // Up to 12 kN/m² and storeys of up to 7 m, of which the structure takes half a metre.
    expect(Math.max(...inPark('gz-biosafety').map(({ facts }) => facts.floorLoadKnPerM2 ?? 0))).toBe(12);
    expect(Math.max(...inPark('gz-biosafety').map(({ facts }) => facts.clearHeightM ?? 0))).toBeLessThanOrEqual(6.5);
    // Units of 2,000 to 15,000 m²; upper floors for 7.8 kN/m².
    expect(Math.min(...inPark('lg-life6').map(({ facts }) => facts.areaM2 ?? Infinity))).toBeGreaterThanOrEqual(2000);
    expect(
      new Set(
        inPark('lg-life6').flatMap(({ facts }) => (facts.floorNumber === 1 ? [] : (facts.floorLoadKnPerM2 ?? []))),
      ),
    ).toEqual(new Set([7.8]));
  });

  it('never leaves unknown what a source states of the park', () => {
    expect(inPark('dp-biohome').filter(({ facts }) => facts.dualFeed !== 'available')).toEqual([]);
  });

  it('offers what a source states of the park in its cold stores too', () => {
    // "boiler room", "steam gallery".
    expect(inPark('zs-life2').filter(({ facts }) => facts.steam !== 'available')).toEqual([]);
  });

  it('gives one park one list of regimes and one of guidelines, for these the park documents', () => {
    const seen = new Map<string, Set<unknown>>();
    for (const { parkId, facts } of spaces) {
      for (const fact of ['gmpRegimes', 'ichGuidelines'] as const) {
        if (facts[fact] !== undefined) addTo(seen, `${parkId}/${fact}`, facts[fact].join(' '));
      }
    }

    expect([...seen].filter(([, values]) => values.size > 1)).toEqual([]);
  });

  it('builds no cold store into a bare shell or a building that does not stand yet', () => {
    const cold = spaces.filter(({ facts }) => Array.isArray(facts.coldStoreBands));

    expect(cold.length).toBeGreaterThan(50);
    expect(cold.filter(({ facts }) => facts.fitOut === 'shell' || facts.stage !== 'existing')).toEqual([]);
  });

  it('makes water for injection of purified water only', () => {
    const offered = spaces.filter(({ facts }) => facts.wfi === 'available');

    expect(offered.length).toBeGreaterThan(20);
    expect(offered.filter(({ facts }) => facts.purifiedWater === 'none')).toEqual([]);
  });

  it('gives one building one load on its upper floors, one lift and one fire class', () => {
    const seen = new Map<string, Set<unknown>>();
    for (const { parkId, building, facts } of spaces) {
      for (const fact of ['freightLiftT', 'fireHazardClass', 'columnSpanM', 'eiaPath'] as const) {
        addTo(seen, `${parkId}/${building}/${fact}`, facts[fact] ?? 'not said');
      }
      if (facts.floorNumber !== 1) {
        addTo(seen, `${parkId}/${building}/load`, facts.floorLoadKnPerM2 ?? 'not said');
        addTo(seen, `${parkId}/${building}/height`, facts.clearHeightM ?? 'not said');
      }
    }

    expect([...seen].filter(([, values]) => values.size > 1)).toEqual([]);
  });

  it('puts no work of fire class A or B above the second floor', () => {
    const hazardous = spaces.filter(({ facts }) => facts.fireHazardClass === 'A' || facts.fireHazardClass === 'B');

    expect(hazardous.length).toBeGreaterThan(10);
    expect(hazardous.filter(({ facts }) => (facts.floorNumber ?? 1) > 2)).toEqual([]);
  });

  it('leaves some of every fact unknown but those that make a listing', () => {
    const always = ['areaM2', 'stage', 'floorNumber'];
    // These two are said only where there is a supply; water for injection is never measured here.
    const amounts = ['steamTPerH', 'purifiedWaterM3PerH', 'wfiM3PerH'];
    const shares = SpaceFacts.keyof()
      .options.filter((fact) => !always.includes(fact) && !amounts.includes(fact))
      .map((fact) => ({ fact, share: spaces.filter(({ facts }) => facts[fact] === undefined).length / spaces.length }));

    expect(shares.filter(({ share }) => share < 0.02 || share > 0.32)).toEqual([]);
    expect(spaces.filter(({ facts }) => facts.areaM2 === undefined || facts.stage === undefined)).toEqual([]);
  });

  it('asks rents between 25 and 75 CNY per m² and month, none for what is only sold', () => {
    const rents = spaces.flatMap(({ facts }) => facts.rentFenPerM2Month ?? []);

    expect(rents.filter((rent) => rent !== 'none' && (rent < 2500 || rent > 7500))).toEqual([]);
    expect(rents).toContain('none');
  });

  it('takes the stage of a building from its park, and lets only what is built be vacant', () => {
    const stagesOf = new Map(parks.map(({ id, stages }) => [id, stages]));

    expect(spaces.filter(({ parkId, facts }) => !stagesOf.get(parkId)?.includes(facts.stage ?? 'planned'))).toEqual([]);
    expect(spaces.filter(({ status, facts }) => status === 'vacant' && facts.stage !== 'existing')).toEqual([]);
  });

  it('knows every status that a demonstration needs, vacant the most', () => {
    const count = (status: Space['status']): number => spaces.filter((space) => space.status === status).length;
    const counts = (['vacant', 'coming', 'held', 'leaving', 'let'] as const).map(count);

    expect(Math.min(...counts)).toBeGreaterThan(10);
    expect(Math.max(...counts)).toBe(count('vacant'));
  });

  it('makes as many valid spaces as asked for, whatever the parks', () => {
    const anyPark = fc.record({
      size: fc.option(fc.integer({ min: 100, max: 1_000_000 }), { nil: undefined }),
      stages: fc.subarray(['existing', 'under-construction', 'planned'] as const, { minLength: 1 }),
      words: fc.subarray(['API', 'ivd', 'cgt', 'CRO', 'incubation', 'distribution', 'nothing known']),
    });
    fc.assert(
      fc.property(
        fc.array(anyPark, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 60 }),
        (drawn, count) => {
          const made = demoSpaces(drawn.map(parkOf), { spaces: count });

          expect(made).toHaveLength(count);
          expect(new Set(made.map(({ id }) => id)).size).toBe(count);
          expect(made.every((space) => Space.safeParse(space).success)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('generateStock', () => {
  it.each(['clustered', 'independent'] as const)('makes a %s stock of as many valid spaces as asked for', (shape) => {
    const stock = generateStock({ spaces: 1001, seed: 7, shape });

    expect(stock.spaces).toHaveLength(1001);
    expect(new Set(stock.spaces.map(({ id }) => id)).size).toBe(1001);
    expect(stock.spaces.filter((space) => !Space.safeParse(space).success)).toEqual([]);
    expect(stock.spaces.every(({ parkId }) => stock.parks.some(({ id }) => id === parkId))).toBe(true);
    expect(generateStock({ spaces: 1001, seed: 7, shape })).toEqual(stock);
    expect(generateStock({ spaces: 1001, seed: 8, shape })).not.toEqual(stock);
  });

  it('draws every fact where facts are independent, and leaves each unknown now and then', () => {
    const stock = generateStock({ spaces: 2000, seed: 1, shape: 'independent' });
    const shares = SpaceFacts.keyof().options.map(
      (fact) => stock.spaces.filter(({ facts }) => facts[fact] === undefined).length / 2000,
    );

    // Unknown in 15 of 100; three standard deviations at 2,000 draws are 2.4 of 100, taken wider.
    expect(Math.min(...shares)).toBeGreaterThan(0.11);
    expect(Math.max(...shares)).toBeLessThan(0.19);
  });
});

function parkOf(drawn: { size: number | undefined; stages: Park['stages']; words: string[] }, at: number): Park {
  return aPark({
    id: `park-${at}`,
    stages: drawn.stages,
    specialisation: drawn.words,
    ...(drawn.size === undefined ? {} : { grossFloorAreaM2: drawn.size }),
  });
}

function addTo(seen: Map<string, Set<unknown>>, key: string, value: unknown): void {
  seen.set(key, (seen.get(key) ?? new Set()).add(value));
}
