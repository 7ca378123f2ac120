import { describe, expect, it } from 'vitest';
import { fieldsOf, isComplete, judgeable, newAsk } from '#client/features/requirement/fields.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type CriterionDescription } from '#shared/criterion.ts';

const descriptions = CATALOGUE.map((criterion) => criterion.describe());

function descriptionOf(id: string): CriterionDescription {
  const found = descriptions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The catalogue has no ${id}`);
  return found;
}

describe('the form of a criterion', () => {
  it.each([
    { id: 'area', kinds: ['minM2 number', 'maxM2 number'] },
    { id: 'cleanroom', kinds: ['grade choice', 'achievable flag'] },
    { id: 'available-from', kinds: ['idealDay day', 'latestDay day'] },
    { id: 'gmp-regime', kinds: ['allOf choices'] },
    { id: 'ich', kinds: ['allOf words'] },
    { id: 'region', kinds: ['places places', 'within region'] },
    { id: 'distance', kinds: ['idealM number', 'limitM number', 'to position'] },
    { id: 'dual-feed', kinds: [] },
  ])('of $id has $kinds', ({ id, kinds }) => {
    expect(fieldsOf(descriptionOf(id)).map(({ name, kind }) => `${name} ${kind}`)).toEqual(kinds);
  });

  it('shows a parameter of every criterion in the catalogue without failing', () => {
    expect(descriptions.flatMap((one) => fieldsOf(one)).length).toBeGreaterThan(descriptions.length);
  });

  it('knows bounds and what is required', () => {
    expect(fieldsOf(descriptionOf('area'))[0]).toEqual({
      name: 'minM2',
      required: true,
      kind: 'number',
      integer: false,
      min: undefined,
      above: 0,
      max: 10_000_000,
    });
  });
});

describe('an ask that is not filled in', () => {
  it('waits until all that is required is there', () => {
    const area = descriptionOf('area');

    expect(isComplete(area, { level: 'must' })).toBe(false);
    expect(isComplete(area, { level: 'must', minM2: 5 })).toBe(true);
  });

  it('waits for both coordinates of a point', () => {
    const distance = descriptionOf('distance');

    expect(isComplete(distance, { level: 'must', idealM: 1, limitM: 2, to: [114, null] })).toBe(false);
    expect(isComplete(distance, { level: 'must', idealM: 1, limitM: 2, to: [114, 22] })).toBe(true);
  });

  it('is not asked yet', () => {
    const requirement = { criteria: { area: { level: 'must' as const }, steam: { level: 'must' as const } } };

    expect(judgeable(requirement, descriptions)).toEqual({ criteria: { steam: { level: 'must' } } });
  });

  it('of a criterion that the catalogue does not know is left for the server to name', () => {
    const requirement = { criteria: { 'no-such': { level: 'must' as const } } };

    expect(judgeable(requirement, descriptions)).toEqual(requirement);
  });
});

describe('a new ask', () => {
  it('is a preference, with the first choice where there is one to take', () => {
    expect(newAsk(descriptionOf('fire-hazard-class'))).toEqual({ level: 'prefer', hazardClass: 'E' });
    expect(newAsk(descriptionOf('area'))).toEqual({ level: 'prefer' });
  });
});
