import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { readSeed } from '#seed/load.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';

// Reading parses every row by its schema: a row that does not parse fails the whole file here.
const seed = await readSeed();
const { places, parks, policies, sectors, sources, resources } = seed;

const placeIds = new Set(places.map(({ id }) => id));
const sourceIds = new Set(sources.map(({ id }) => id));

describe('the seed', () => {
  it('holds what was gathered', () => {
    expect({
      places: places.length,
      parks: parks.length,
      policies: policies.length,
      clauses: policies.flatMap(({ measures }) => measures).length,
      sectors: sectors.length,
      sources: sources.length,
    }).toEqual({ places: 31, parks: 36, policies: 25, clauses: 99, sectors: 13, sources: 167 });
  });

  it.each(Object.entries({ places, parks, policies, sectors, sources, resources }))(
    'names each of its %s once',
    (_, rows) => {
      const ids = rows.map(({ id }) => id);

      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('hangs every place below one that exists, up to the nation', () => {
    const levelOfParent = { national: undefined, city: 'national', district: 'city' } as const;
    const found = places.map(({ id, parent }) => ({ id, above: places.find((place) => place.id === parent)?.level }));

    expect(found).toEqual(places.map(({ id, level }) => ({ id, above: levelOfParent[level] })));
  });

  it('puts parks, policies and resources into places that exist', () => {
    const named = [...parks, ...policies, ...resources].flatMap((row) => row.places);

    expect(named.filter((id) => !placeIds.has(id))).toEqual([]);
  });

  it('says of every row where it was read, in sources that exist', () => {
    const src = [
      ...parks.flatMap((park) => [...park.src, ...(park.sourcedPoint?.src ?? [])]),
      ...places.flatMap((place) => place.src ?? []),
      ...policies.flatMap(({ measures, limits }) => [...measures, ...limits].flatMap((row) => row.src)),
      ...sectors.flatMap(({ template }) => template.flatMap((ask) => ask.src)),
      ...sectors.flatMap(({ gathered }) => Object.values(gathered).flatMap((fact) => fact.src ?? [])),
      ...resources.flatMap((resource) => resource.src),
    ];

    expect(src.filter((id) => !sourceIds.has(id))).toEqual([]);
  });

  it('gives an address to every source that may be linked', () => {
    expect(sources.filter(({ cite, url }) => cite !== 'internal' && url === undefined)).toEqual([]);
  });

  it('keeps every point between 112 and 123 degrees east, 21 and 32.5 degrees north', () => {
    const points: (Position | undefined)[] = [
      ...parks.flatMap(({ location, sourcedPoint }) => [location?.position, sourcedPoint?.position]),
      ...places.map(({ centre }) => centre),
      ...resources.map(({ location }) => location?.position),
    ];
    const known = points.filter((point) => point !== undefined);

    expect(known.length).toBeGreaterThan(300);
    expect(known.filter(([lng, lat]) => lng < 112 || lng > 123 || lat < 21 || lat > 32.5)).toEqual([]);
  });

  it('keeps every park within 50 km of the centre of its district, where that is known', () => {
    const distances = parks.flatMap((park) => {
      const centre = places.find((place) => park.places.includes(place.id) && place.centre !== undefined)?.centre;
      return centre && park.location ? [{ id: park.id, km: roughlyKm(centre, park.location.position) }] : [];
    });
    const far = distances.filter(({ km }) => km > 50);

    expect(far.map(({ id }) => id)).toEqual([]);
  });
});

describe('the parks', () => {
  it('mark the two names that hold other parks', () => {
    expect(parks.filter(({ isUmbrella }) => isUmbrella).map(({ id }) => id)).toEqual(['lg-bluebay', 'ps-biopark']);
  });

  it('all lie in a ring: our estimate, or the sourced point where it is the site itself', () => {
    const island = parks.find(({ id }) => id === 'gz-bioisland');

    expect(parks.filter(({ location }) => location === undefined)).toEqual([]);
    expect(parks.filter(({ sourcedPoint }) => sourcedPoint?.precision === 'site')).toEqual([island]);
    expect(island?.location).toMatchObject({ position: island?.sourcedPoint?.position, radiusM: 2000 });
  });

  it('keep the figures of the buildings in their units, with the words beside', () => {
    expect(parks.find(({ id }) => id === 'ps-accel')?.buildings).toEqual({
      maxHeightM: 85,
      groundStoreyM: 7,
      columnSpanM: 9,
      // 1.2 t/m² × 9.81 m/s² = 11.8 kN/m²
      loadKnPerM2: 11.8,
      freightLiftT: 3,
      notes: [
        'load: 1.2 t/m2',
        'freight lifts: 2 x 3 t per building, separate goods lobby',
        'hoist opening: every floor',
      ],
    });
  });

  it('hold money in fen', () => {
    // 6.8 billion CNY × 100.
    expect(parks.find(({ id }) => id === 'zs-life')?.investmentFen).toBe(680_000_000_000);
  });
});

describe('the policies', () => {
  const clauses = policies.flatMap((policy) => policy.measures.map((measure) => ({ policy, measure })));

  it('name the clauses of one policy once each', () => {
    const ids = clauses.map(({ policy, measure }) => `${policy.id}/${measure.id}`);

    expect(new Set(ids).size).toBe(99);
  });

  it('tell the six clauses that are no award from the 93 that are', () => {
    const others = clauses.filter(({ measure }) => measure.benefit === undefined);

    expect(others.map(({ policy, measure }) => `${policy.id}/${measure.id} ${measure.kind}`)).toEqual([
      'cn-783/no-selective restriction',
      'gm-2023-4-bio/types list',
      'gz-2025-rules/firm-total cap',
      'hz-2021-39/headline cap',
      'ns-2023-life/single-cap cap',
      'sz-2022-10-bio/park-mixed-land land-rule',
    ]);
  });

  it('hold money in fen', () => {
    const capsFen = (id: string): number[] | undefined =>
      clauses
        .find(({ policy, measure }) => `${policy.id}/${measure.id}` === id)
        ?.measure.caps?.map(({ capFen }) => capFen);

    expect({
      // 20 million, 0.6 million and 5 billion CNY.
      'sz-2022-10-bio/ph2-class1': capsFen('sz-2022-10-bio/ph2-class1'),
      'ps-2024-bio/device2-match': capsFen('ps-2024-bio/device2-match'),
      'gz-2024-1/global-top': capsFen('gz-2024-1/global-top'),
    }).toEqual({
      'sz-2022-10-bio/ph2-class1': [2_000_000_000],
      'ps-2024-bio/device2-match': [60_000_000],
      'gz-2024-1/global-top': [500_000_000_000],
    });
  });

  it('say nothing of the day on which a source was read, since nobody wrote it down', () => {
    expect(clauses.filter(({ measure }) => measure.readOn !== undefined)).toEqual([]);
  });

  it.each([
    { id: 'sh-2024-9', issued: '2024-07-30', flagged: true, because: 'two days before the decree came into force' },
    { id: 'lg-2024', issued: '2024-10-10', flagged: false, because: 'after it' },
    { id: 'gz-2025-rules', issued: '2025-07', flagged: false, because: 'in a month after it' },
    { id: 'xm-2023', issued: '2023-11', flagged: true, because: 'in a month before it' },
    { id: 'gm-2023-1-synbio', issued: '2023', flagged: true, because: 'in a year before 2024' },
    { id: 'su-city', issued: 'call for 2023 results', flagged: true, because: 'at a time that is not told' },
    { id: 'cn-783', issued: '2024-06-06', flagged: false, because: 'as the decree itself' },
  ])('flag $id as before the fair-competition decree: $flagged, issued $because', ({ id, issued, flagged }) => {
    expect(policies.find((policy) => policy.id === id)).toMatchObject({ issued, beforeFairCompetition: flagged });
  });
});

describe('the sector templates', () => {
  const asks = sectors.flatMap((sector) => sector.template.map((ask) => ({ sector: sector.id, ...ask })));

  it('ask only what the criteria understand', () => {
    const refused = asks.filter(({ criterion, level, ask }) => {
      const known = CATALOGUE.find(({ id }) => id === criterion);
      return !known?.ask.safeParse({ ...ask, level }).success;
    });

    expect(refused).toEqual([]);
  });

  it('insist only on the area, the sector, the fire hazard and the environmental approval', () => {
    const musts = sectors.map(({ id, template }) => ({
      id,
      musts: template.filter(({ level }) => level === 'must').map(({ criterion }) => criterion),
    }));

    expect(musts).toEqual(
      sectors.map(({ id }) => ({ id, musts: ['area', 'sector-admitted', 'fire-hazard-class', 'eia-path'] })),
    );
  });

  it('name a source for every rule and every value seen in real parks', () => {
    expect(asks.filter(({ basis, src }) => basis !== 'E' && src.length === 0)).toEqual([]);
  });

  it('ask for the criteria in the order of the catalogue, each once', () => {
    const order = CATALOGUE.map(({ id }) => id);
    const orders = sectors.map(({ template }) => template.map(({ criterion }) => criterion));

    expect(orders).toEqual(orders.map((ids) => order.filter((id) => ids.includes(id))));
  });

  // The least demanding reading of the words in `gathered`.
  it.each([
    { sector: 'ivd', criterion: 'fire-hazard-class', ask: { hazardClass: 'E' }, words: '丙 or 丁/戊' },
    { sector: 'api', criterion: 'fire-hazard-class', ask: { hazardClass: 'B' }, words: '甲/乙' },
    { sector: 'osd', criterion: 'fire-hazard-class', ask: { hazardClass: 'C' }, words: '丙' },
    { sector: 'cgt', criterion: 'cleanroom', ask: { grade: 'D', achievable: true }, words: 'A in B, A in C or D' },
    { sector: 'inj', criterion: 'cleanroom', ask: { grade: 'C', achievable: true }, words: 'A in B, C with local A' },
    { sector: 'mab', criterion: 'biosafety', ask: { minLevel: 1 }, words: 'BSL-1 or 2' },
    { sector: 'ivd', criterion: 'floor-load', ask: { minKnPerM2: 7.5 }, words: 'ground 10, upper 7.5' },
    { sector: 'ivd', criterion: 'power', ask: { minVaPerM2: 100 }, words: '100 to 150' },
    { sector: 'rehab', criterion: 'eia-path', ask: { path: 'none' }, words: 'form or none' },
    { sector: 'ivd', criterion: 'column-grid', ask: { minSpanM: 8.4 }, words: '8.4-9.0' },
    { sector: 'synbio', criterion: 'floor', ask: { lowest: 1, highest: 1 }, words: 'ground floor for tanks' },
    { sector: 'ai', criterion: 'ich', ask: { allOf: ['M7'] }, words: 'M7 (models)' },
    { sector: 'cro', criterion: 'spf-animals', ask: {}, words: 'SPF barrier' },
  ])('reads "$words" of $sector as $ask', ({ sector, criterion, ask }) => {
    expect(asks.find((one) => one.sector === sector && one.criterion === criterion)?.ask).toEqual(ask);
  });

  it.each([
    { sector: 'device', criterion: 'wfi', words: 'rare' },
    { sector: 'cgt', criterion: 'steam', words: 'small autoclave' },
    { sector: 'synbio', criterion: 'cleanroom', words: 'D if drug' },
    { sector: 'vaccine', criterion: 'cold-store', words: 'two or more separate cold rooms for sale' },
    { sector: 'ai', criterion: 'effluent', words: 'none' },
    { sector: 'cgt', criterion: 'vibration', words: 'none to VC-A' },
  ])('asks $sector for no $criterion where the words are "$words"', ({ sector, criterion }) => {
    expect(asks.find((one) => one.sector === sector && one.criterion === criterion)).toBeUndefined();
  });
});

describe('the resources', () => {
  it('tell what is real from what is invented', () => {
    const real = resources.filter(({ demo }) => !demo);

    expect(real.map(({ id }) => id)).toEqual(['metrology-centre', 'pingshan-service-centre']);
    expect(real.filter(({ src }) => src.length === 0)).toEqual([]);
    expect(resources.filter(({ demo, name }) => demo && !/^演示.*\nDemo /u.test(`${name.zh}\n${name.en}`))).toEqual([]);
  });

  it('give every city that has parks something near of each kind', () => {
    const cityOf = (id: string): string | undefined => id.split('-')[0];
    const cities = [...new Set(parks.flatMap((park) => park.places.map(cityOf)))];
    const kinds = cities.map((city) => ({
      city,
      kinds: new Set(resources.filter((row) => row.places.some((id) => cityOf(id) === city)).map(({ kind }) => kind))
        .size,
    }));

    expect(kinds).toEqual(cities.map((city) => ({ city, kinds: 7 })));
  });
});

/** Good enough to tell a town from another: a degree is 111 km, and 95 km eastward at 31 degrees north. */
function roughlyKm([lng, lat]: Position, [otherLng, otherLat]: Position): number {
  return Math.hypot((lng - otherLng) * 95, (lat - otherLat) * 111);
}
