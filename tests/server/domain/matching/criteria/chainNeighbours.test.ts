import { describe, expect, it } from 'vitest';
import { type Resource } from '#shared/resource.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Check } from '#server/domain/matching/outcome.ts';
import { chainNeighbours } from '#server/domain/matching/criteria/chainNeighbours.ts';
import { faultPaths, quickOutcomes } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { aCandidateAt, aResource, at } from '#tests/support/surroundings.ts';

const ASK = { level: 'prefer', sectors: ['ivd', 'device'], withinM: 2000, idealFirms: 4 } as const;
const HERE = aCandidateAt([114, 22]);

/** One degree along the meridian is 111,195.08 m, so that 0.01° is 1,111.95 m and 0.02° 2,223.9 m. */
const [NEAR, FAR] = [at([114, 22.01]), at([114, 22.02])];

function aFirm(rest: Partial<Resource>): Resource {
  return aResource({ kind: 'firm', sectors: ['ivd'], ...rest });
}

function askingAmong(resources: readonly Resource[]): AskedCriterion | null {
  return chainNeighbours.asked(circumstancesOf({ 'chain-neighbours': ASK }, { resources }));
}

describe('chain-neighbours', () => {
  it('counts the firms of the asked sectors within the distance', () => {
    const check = askingAmong([
      aFirm({ id: 'ivd', location: NEAR }),
      aFirm({ id: 'device', sectors: ['mab', 'device'], location: NEAR }),
      aFirm({ id: 'other-sector', sectors: ['mab'], location: NEAR }),
      aFirm({ id: 'too-far', location: FAR }),
      aResource({ id: 'hospital', sectors: ['ivd'], location: NEAR }),
    ])?.check(HERE);

    // Two of the ideal four.
    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.5, high: 0.5 },
      facts: {
        requiredSectors: ['ivd', 'device'],
        idealFirms: 4,
        limitM: 2000,
        offeredFromFirms: 2,
        offeredToFirms: 2,
        offeredNearestM: expect.closeTo(1111.95, 2) as number,
      },
      derived: false,
    });
  });

  it.each([
    { radiusM: 888, from: 1, to: 1, verdict: 'met', because: 'lies within' },
    { radiusM: 889, from: 0, to: 1, verdict: 'unknown', because: 'straddles the distance' },
  ])('counts from $from to $to when the ring of the one firm $because', ({ radiusM, from, to, verdict }) => {
    // 1,111.95 + 888 = 1,999.95; + 889 = 2,000.95
    const check = askingAmong([aFirm({ location: at([114, 22.01], radiusM) })])?.check(HERE);

    expect(check).toMatchObject({ verdict, facts: { offeredFromFirms: from, offeredToFirms: to } });
  });

  it.each([
    { firm: { location: NEAR, sectors: [] }, because: 'its sectors are empty, so not known' },
    { firm: { sectors: ['ivd'] }, because: 'its position is not known' },
  ] as const)('may count a firm when $because', ({ firm }) => {
    const check = askingAmong([aResource({ kind: 'firm', ...firm, sectors: [...firm.sectors] })])?.check(HERE);

    expect(check).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 0.25 },
      facts: { offeredFromFirms: 0, offeredToFirms: 1 },
    });
  });

  it('may count a firm of which no sector is given', () => {
    const check = askingAmong([aResource({ kind: 'firm', location: NEAR })])?.check(HERE);

    expect(check?.verdict).toBe('unknown');
  });

  it('is unmet when every firm is surely too far or of another sector', () => {
    const firms = [aFirm({ id: 'a', location: FAR }), aFirm({ id: 'b', sectors: ['mab'], location: NEAR })];

    expect(askingAmong(firms)?.check(HERE)).toMatchObject({
      verdict: 'unmet',
      satisfaction: { low: 0, high: 0 },
      facts: { offeredFromFirms: 0, offeredToFirms: 0, offeredNearestM: expect.closeTo(2223.9, 1) as number },
    });
  });

  it('satisfies fully from the ideal number on', () => {
    const firms = Array.from({ length: 5 }, (_, index) => aFirm({ id: `firm-${index}`, location: NEAR }));

    expect(askingAmong(firms)?.check(HERE).satisfaction).toEqual({ low: 1, high: 1 });
  });

  it('is unknown where no firm is on file', () => {
    expect(askingAmong([aResource({ location: NEAR })])?.check(HERE)).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredSectors: ['ivd', 'device'], idealFirms: 4, limitM: 2000 },
      derived: false,
    });
  });

  it('is unknown, up to all firms of the sector, when nobody knows where the space is', () => {
    const firms = [aFirm({ id: 'a', location: NEAR }), aFirm({ id: 'b', sectors: ['mab'], location: NEAR })];

    expect(askingAmong(firms)?.check(aCandidate())).toMatchObject({
      verdict: 'unknown',
      facts: { offeredFromFirms: 0, offeredToFirms: 1 },
    });
  });

  it('says how far the distance would have to go out to the nearest firm', () => {
    const change = askingAmong([aFirm({ location: FAR })])?.change(HERE);

    // 0.02° = 2,223.90 m; (2,223.90 − 2000) ÷ 50,000 = 0.004478
    expect(change?.from).toBe(2000);
    expect(change?.to).toBeCloseTo(2223.9, 2);
    expect(change?.change).toBeCloseTo(0.004478, 6);
  });

  it('proposes no change where no firm of the sectors is known', () => {
    expect(askingAmong([aFirm({ sectors: ['mab'], location: NEAR })])?.change(HERE)).toBeUndefined();
  });

  // 0.01° north of 22° lie two firms of the chain, one that may be of it and one that is not; at 24° one that may be.
  const someFirms = [
    aFirm({ id: 'ivd', location: NEAR }),
    aFirm({ id: 'device', sectors: ['device'], location: NEAR }),
    aFirm({ id: 'open', sectors: [], location: NEAR }),
    aFirm({ id: 'other', sectors: ['mab'], location: NEAR }),
    aFirm({ id: 'far', sectors: [], location: at([114, 24]) }),
  ];
  const somewhere = [
    aCandidateAt([114, 22]),
    aCandidateAt([114, 22], 1000),
    aCandidateAt([114, 24]),
    aCandidateAt([114, 26]),
    aCandidate(),
  ];

  it.each([
    { because: 'all is known', firms: someFirms, counts: ['2–3', '0–3', '0–1', '0–0', '0–4'] },
    {
      because: 'the place of one is not',
      firms: [...someFirms, aFirm({ id: 'lost' })],
      counts: ['2–4', '0–4', '0–2', '0–1', '0–5'],
    },
    {
      because: 'every sector is known',
      firms: someFirms.filter(({ sectors }) => sectors?.length !== 0),
      counts: ['2–2', '0–2', '0–0', '0–0', '0–2'],
    },
  ])('judges many spaces as it judges each, where $because', ({ firms, counts }) => {
    const asks = (['must', 'prefer'] as const).flatMap((level) =>
      [1, 2, 4].map((idealFirms) => ({ ...ASK, level, idealFirms })),
    );
    const asked = asks.flatMap(
      (ask) => chainNeighbours.asked(circumstancesOf({ 'chain-neighbours': ask }, { resources: firms })) ?? [],
    );
    const each = asked.map((one) => somewhere.map(one.outcome));

    expect(somewhere.map((one) => countedIn(askingAmong(firms)?.check(one).facts))).toEqual(counts);
    expect(asked.map((one) => quickOutcomes(one, somewhere))).toEqual(each.map((outcomes) => [outcomes, outcomes]));
  });

  it.each([
    { ask: { withinM: 1, idealFirms: 1 }, paths: ['sectors'], because: 'no sector is named' },
    { ask: { sectors: [], withinM: 1, idealFirms: 1 }, paths: ['sectors'], because: 'the list is empty' },
    { ask: { sectors: ['ivd'], withinM: -1, idealFirms: 1 }, paths: ['withinM'], because: 'the distance is negative' },
    { ask: { sectors: ['ivd'], withinM: 1, idealFirms: 0 }, paths: ['idealFirms'], because: 'no firm is ideal' },
    { ask: { sectors: ['ivd'], withinM: 1, idealFirms: 1.5 }, paths: ['idealFirms'], because: 'firms are whole' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(chainNeighbours, ask)).toEqual(paths);
  });
});

function countedIn(facts: Check['facts'] | undefined): string {
  return `${String(facts?.['offeredFromFirms'])}–${String(facts?.['offeredToFirms'])}`;
}
