import { describe, expect, it } from 'vitest';
import { SpaceFacts } from '#shared/space.ts';
import { COSTED_FACTS } from '#server/domain/cost/costSubject.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { COLUMNS, templateOf } from '#server/features/spaces/imports/columns.ts';
import { type ReadSpace, spaceOf } from '#server/features/spaces/imports/spaceOf.ts';

/** A line with an id and a park and the given cells. */
function read(cells: Record<string, string>): ReadSpace {
  return spaceOf(new Map(Object.entries({ id: 'a-1', parkId: 'park-1', ...cells })), 'test.csv');
}

function factsOf(cells: Record<string, string>): unknown {
  const line = read(cells);
  return 'space' in line ? line.space.facts : line.faults;
}

describe('the import template', () => {
  const identity = 'id,parkId,building,nameZh,nameEn,status,lng,lat,radiusM,provenance,confirmedOn';

  it('has a column for every fact of a space, since some criterion or the cost of it reads it', () => {
    const template = templateOf([...CATALOGUE.map((criterion) => criterion.describe()), { reads: [...COSTED_FACTS] }]);

    expect(template.split(',')).toEqual([...identity.split(','), ...Object.keys(SpaceFacts.shape)]);
    expect([...COLUMNS.keys()]).toEqual(template.split(','));
  });

  it('has no fact that no criterion reads, and each once in the order of the facts', () => {
    expect(templateOf([])).toBe(identity);
    expect(templateOf([{ reads: ['clearHeightM', 'areaM2'] }, { reads: ['areaM2'] }])).toBe(
      `${identity},areaM2,clearHeightM`,
    );
  });
});

describe('a line of a file', () => {
  it('is a space', () => {
    const line = read({
      building: '3',
      nameZh: '三号楼201',
      nameEn: 'Building 3, 201',
      status: 'coming',
      lng: '114.35',
      lat: '22.68',
      radiusM: '0',
      provenance: 'survey; operator',
      confirmedOn: '2026-11-01',
      areaM2: '1200.5',
    });

    expect(line).toEqual({
      space: {
        id: 'a-1',
        parkId: 'park-1',
        building: '3',
        name: { zh: '三号楼201', en: 'Building 3, 201' },
        status: 'coming',
        demo: false,
        location: { crs: 'WGS-84', position: [114.35, 22.68], radiusM: 0 },
        facts: { areaM2: 1200.5 },
        provenance: { from: 'survey; operator', on: '2026-11-01' },
      },
    });
  });

  it('with an id and a park alone is a vacant space of which nothing is known, from the file', () => {
    expect(read({})).toEqual({
      space: {
        id: 'a-1',
        parkId: 'park-1',
        name: { zh: 'a-1', en: 'a-1' },
        status: 'vacant',
        demo: false,
        facts: {},
        provenance: { from: 'test.csv' },
      },
    });
  });

  it.each([
    { cells: { areaM2: '' }, facts: {}, because: 'empty is not known' },
    { cells: { steam: '-' }, facts: { steam: 'none' }, because: 'a hyphen is none' },
    { cells: { rentFenPerM2Month: '-' }, facts: { rentFenPerM2Month: 'none' }, because: 'a hyphen does not apply' },
    { cells: { gmpRegimes: '-' }, facts: { gmpRegimes: [] }, because: 'a hyphen is an empty list' },
    {
      cells: { tenures: 'lease; purchase' },
      facts: { tenures: ['lease', 'purchase'] },
      because: 'lists are joined by ;',
    },
    { cells: { coldStoreBands: '2-8c' }, facts: { coldStoreBands: ['2-8c'] }, because: 'one is a list too' },
    { cells: { biosafetyLevel: '2' }, facts: { biosafetyLevel: 2 }, because: 'digits are a number' },
    { cells: { areaM2: ' 800 ' }, facts: { areaM2: 800 }, because: 'blanks around do not count' },
    { cells: { availableFrom: '2027-03-31' }, facts: { availableFrom: '2027-03-31' }, because: 'a day is a day' },
    { cells: { floorNumber: '-1' }, facts: { floorNumber: -1 }, because: 'there are basements' },
  ])('reads $cells as $facts: $because', ({ cells, facts }) => {
    expect(factsOf(cells)).toEqual(facts);
  });

  it.each([
    { cells: { areaM2: '-' }, message: 'Expected a number above 0 and at most 10000000' },
    { cells: { areaM2: '1,200' }, message: 'Expected a number above 0 and at most 10000000' },
    { cells: { areaM2: '0' }, message: 'Expected a number above 0 and at most 10000000' },
    { cells: { areaM2: '0x10' }, message: 'Expected a number above 0 and at most 10000000' },
    { cells: { loadingDocks: '1.5' }, message: 'Expected a whole number above 0 and at most 1000, or -' },
    { cells: { fitOut: 'nice' }, message: 'Expected one of shell, basic, fitted, gmp-fitted' },
    { cells: { tenures: 'lease;gift' }, message: 'Expected one of lease, purchase (several joined by ;)' },
    { cells: { availableFrom: '2027-02-30' }, message: 'Expected a day as 2027-03-31' },
    { cells: { floorNumber: '0' }, message: 'There is no floor 0: 1 is the ground floor' },
    {
      cells: { status: 'free' },
      message: 'Expected one of vacant, held, in-negotiation, coming, leaving, let, withdrawn, stale',
    },
    { cells: { id: 'a b' }, message: 'Expected letters, digits, dots, hyphens or underscores' },
    { cells: { nameEn: 'x'.repeat(501) }, message: 'Expected text of at most 500 characters' },
    { cells: { id: '' }, message: 'Is missing: every space needs an id' },
    { cells: { parkId: '-' }, message: 'Is missing: every space lies in a park' },
  ])('refuses $cells: $message', ({ cells, message }) => {
    expect(read(cells)).toEqual({ faults: [{ column: Object.keys(cells)[0], message }] });
  });

  it('needs all of a position or nothing', () => {
    expect(read({ lng: '114', lat: '22' })).toEqual({
      faults: [
        {
          column: 'radiusM',
          message: 'Is missing: a position needs lng, lat and radiusM, which is 0 for a surveyed point',
        },
      ],
    });
  });

  it('names every cell at fault', () => {
    expect(read({ areaM2: 'x', steam: 'y', lat: '91' })).toMatchObject({
      faults: [{ column: 'areaM2' }, { column: 'steam' }, { column: 'lat' }, { column: 'lng' }, { column: 'radiusM' }],
    });
  });
});
