import { describe, expect, it } from 'vitest';
import { type Resource } from '#shared/resource.ts';
import { KEPT_MAX } from '#server/domain/geo/aways.ts';
import { type Check } from '#server/domain/matching/outcome.ts';
import { nearestResource } from '#server/domain/matching/criteria/nearestResource.ts';
import { faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { aCandidateAt, aResource, at } from '#tests/support/surroundings.ts';

/** One degree along the meridian is 111,195.08 m, so that 0.01° is 1,111.95 m and 0.05° 5,559.75 m. */
const ASK = { level: 'prefer', kind: 'hospital', idealM: 2000, limitM: 6000 } as const;

function checkAmong(resources: readonly Resource[], candidate = aCandidateAt([114, 22])): Check | undefined {
  return nearestResource.asked(circumstancesOf({ 'nearest-resource': ASK }, { resources }))?.check(candidate);
}

describe('nearest-resource', () => {
  it('takes the nearest of the kind, whatever else is nearer', () => {
    const check = checkAmong([
      aResource({ id: 'far', location: at([114, 22.05]) }),
      aResource({ id: 'near', location: at([114, 22.01]) }),
      aResource({ id: 'airport', kind: 'airport', location: at([114, 22]) }),
    ]);

    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 1, high: 1 },
      facts: {
        requiredKind: 'hospital',
        idealM: 2000,
        limitM: 6000,
        offeredFromM: expect.closeTo(1111.95, 2) as number,
        offeredToM: expect.closeTo(1111.95, 2) as number,
        offeredResource: 'near',
      },
      derived: false,
    });
  });

  it('satisfies in part between ideal and limit', () => {
    // (6000 − 5,559.75) ÷ (6000 − 2000) = 0.110062
    const check = checkAmong([aResource({ location: at([114, 22.05]) })]);

    expect(check?.satisfaction.low).toBeCloseTo(0.110062, 5);
    expect(check?.satisfaction.high).toBe(check?.satisfaction.low);
  });

  it.each([
    { lat: 22.0539, verdict: 'met', because: 'just within the limit' },
    { lat: 22.054, verdict: 'unmet', because: 'just beyond it' },
  ])('is $verdict when the nearest is $because', ({ lat, verdict }) => {
    // 0.0539° = 5,993 m, 0.0540° = 6,005 m
    expect(checkAmong([aResource({ location: at([114, lat]) })])?.verdict).toBe(verdict);
  });

  it('takes the least of the near ends and the least of the far ends, which may be of two', () => {
    const check = checkAmong([
      // 1,111.95 ∓ 100 m
      aResource({ id: 'exact', location: at([114, 22.01], 100) }),
      // 5,559.75 ∓ 5000 m
      aResource({ id: 'vague', location: at([114, 22.05], 5000) }),
    ]);

    expect(check?.facts).toMatchObject({
      offeredFromM: expect.closeTo(559.75, 2) as number,
      offeredToM: expect.closeTo(1211.95, 2) as number,
      offeredResource: 'exact',
    });
  });

  it('is unknown when rings straddle the limit', () => {
    // 5,559.75 ∓ (300 + 200): from 5,059.75 to 6,059.75 m
    const check = checkAmong([aResource({ location: at([114, 22.05], 300) })], aCandidateAt([114, 22], 200));

    expect(check).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0 } });
    // (6000 − 5,059.75) ÷ 4000 = 0.235062
    expect(check?.satisfaction.high).toBeCloseTo(0.235062, 5);
  });

  it('may be next door where a resource has no position', () => {
    const check = checkAmong([aResource({ id: 'lost' }), aResource({ id: 'far', location: at([114, 23]) })]);

    expect(check).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { offeredFromM: 0, offeredResource: 'far' },
    });
  });

  it('may be anywhere where no resource has a position', () => {
    expect(checkAmong([aResource()])).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredKind: 'hospital', idealM: 2000, limitM: 6000, offeredFromM: 0 },
      derived: false,
    });
  });

  it('is unknown where none of the kind is on file, or nobody knows where the space is', () => {
    const facts = { requiredKind: 'hospital', idealM: 2000, limitM: 6000 };

    expect(checkAmong([aResource({ kind: 'airport', location: at([114, 22]) })])).toMatchObject({
      verdict: 'unknown',
      facts,
    });
    expect(checkAmong([aResource({ location: at([114, 22]) })], aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts,
      derived: false,
    });
  });

  it('names the first by id of two that are equally near, in whatever order they come', () => {
    const [a, b] = [
      aResource({ id: 'a', location: at([114, 22.01]) }),
      aResource({ id: 'b', location: at([114, 22.01]) }),
    ];
    const [one, other] = [checkAmong([a, b]), checkAmong([b, a])];

    expect(one).toEqual(other);
  });

  it('says how far the limit would have to go out', () => {
    const circumstances = circumstancesOf(
      { 'nearest-resource': { ...ASK, level: 'must' } },
      { resources: [aResource({ location: at([114, 22.1]) })] },
    );

    const change = nearestResource.asked(circumstances)?.change(aCandidateAt([114, 22]));

    // 0.1° = 11,119.51 m; (11,119.51 − 6000) ÷ 50,000 = 0.10239
    expect(change?.to).toBeCloseTo(11_119.51, 2);
    expect(change?.change).toBeCloseTo(0.10239, 5);
  });

  it.each([
    { ask: { idealM: 1, limitM: 2 }, paths: ['kind'], because: 'no kind is named' },
    { ask: { kind: 'school', idealM: 1, limitM: 2 }, paths: ['kind'], because: 'the kind does not exist' },
    { ask: { kind: 'airport', idealM: 2, limitM: 1 }, paths: ['limitM'], because: 'the limit is below the ideal' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(nearestResource, ask)).toEqual(paths);
  });

  it.each([
    { some: [{ location: at([114, 22.01]) }], because: 'one lies within the limit' },
    { some: [{ location: at([114, 22.05], 1000) }], because: 'the one straddles it' },
    { some: [{ location: at([114, 22.1]) }], because: 'the one lies beyond it' },
    { some: [{ location: at([114, 22.1]) }, {}], because: 'of one of two it is not known where it is' },
    { some: [], because: 'none is on file' },
  ])('judges the rings of a list alike, the first and those of which nothing is kept, where $because', ({ some }) => {
    const resources = some.map((rest, number) => aResource({ id: `hospital-${number}`, ...rest }));
    const asked = (['must', 'prefer'] as const).map((level) =>
      nearestResource.asked(circumstancesOf({ 'nearest-resource': { ...ASK, level } }, { resources })),
    );
    const numbers = [0, KEPT_MAX - 1, KEPT_MAX, KEPT_MAX + 1];

    const outcomesAt = asked.map((one) =>
      one?.outcomesOver?.({ at: (number) => rings.get(number), placesAt: () => [] }),
    );

    const [here, nowhere] = [aCandidateAt([114, 22]), aCandidate()].map((one) =>
      asked.map((each) => each?.outcome(one)),
    );
    expect(numbers.map((number) => outcomesAt.map((outcomeAt) => outcomeAt?.(number)))).toEqual([
      here,
      here,
      here,
      nowhere,
    ]);
  });
});

const rings = new Map([0, KEPT_MAX - 1, KEPT_MAX].map((number) => [number, at([114, 22])]));
