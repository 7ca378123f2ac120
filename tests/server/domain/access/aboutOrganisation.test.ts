import { describe, expect, it } from 'vitest';
import { type Organisation } from '#shared/organisation.ts';
import { holdingOfOrganisation, present } from '#server/domain/access/aboutOrganisation.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';

const ORGANISATION: Organisation = {
  id: 'o1',
  kind: 'company',
  name: 'Pingshan Biologics',
  parkIds: [],
  placeIds: [],
  state: 'active',
  demo: false,
  revision: 1,
};

describe('an organisation that is asked about', () => {
  it('is held by itself and nobody else', () => {
    expect(holdingOfOrganisation('o1')).toEqual({ organisationIds: ['o1'] });
  });

  it('is given as it is', () => {
    expect(present(ORGANISATION)).toBe(ORGANISATION);
  });

  it('is told by the sentence for everything that is not there where there is none', () => {
    expect(() => present(undefined)).toThrow(
      expect.objectContaining({ code: 'not-found', details: { detail: NOTHING_HERE } }),
    );
  });
});
