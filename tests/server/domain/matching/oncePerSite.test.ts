import { describe, expect, it } from 'vitest';
import { oncePerSite } from '#server/domain/matching/oncePerSite.ts';
import { aCandidate, aPark, aSpace } from '#tests/support/builders.ts';
import { at } from '#tests/support/surroundings.ts';

describe('what is reckoned once for each site', () => {
  const park = aPark();
  const location = at([114, 22]);
  const other = at([115, 22]);
  const placeIds = ['sz'];

  it.each([
    { again: 'the same', candidate: { park, placeIds, location }, times: 1 },
    { again: 'another park', candidate: { park: aPark(), placeIds, location }, times: 2 },
    { again: 'other places', candidate: { park, placeIds: ['gz'], location }, times: 2 },
    { again: 'another position', candidate: { park, placeIds, location: other }, times: 2 },
    {
      again: 'a position of its own',
      candidate: { park, placeIds, location, space: aSpace({}, { location }) },
      times: 2,
    },
  ])('is reckoned $times times for a space and one of $again', ({ candidate, times }) => {
    const reckoned: unknown[] = [];
    const once = oncePerSite((one) => {
      reckoned.push(one);
      return one.placeIds;
    });

    once(aCandidate({}, { park, placeIds, location }));

    expect(once(aCandidate({}, candidate))).toEqual(candidate.placeIds);
    expect(reckoned).toHaveLength(times);
  });
});
