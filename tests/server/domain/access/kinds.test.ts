import { describe, expect, it } from 'vitest';
import { kindFault } from '#server/domain/access/kinds.ts';

const PARKS = 'Only an operator manages parks.';
const PLACES = 'Only a bureau has cities or districts.';

describe('what is given to an organisation', () => {
  it.each([
    { kind: 'company', parkIds: [], placeIds: [], fault: undefined },
    { kind: 'company', parkIds: ['p'], placeIds: [], fault: PARKS },
    { kind: 'company', parkIds: [], placeIds: ['q'], fault: PLACES },
    { kind: 'operator', parkIds: ['p'], placeIds: [], fault: undefined },
    { kind: 'operator', parkIds: [], placeIds: [], fault: undefined },
    { kind: 'operator', parkIds: ['p'], placeIds: ['q'], fault: PLACES },
    { kind: 'bureau', parkIds: [], placeIds: ['q'], fault: undefined },
    { kind: 'bureau', parkIds: [], placeIds: [], fault: undefined },
    { kind: 'bureau', parkIds: ['p'], placeIds: ['q'], fault: PARKS },
    { kind: 'platform', parkIds: [], placeIds: [], fault: undefined },
    { kind: 'platform', parkIds: ['p'], placeIds: [], fault: PARKS },
    { kind: 'platform', parkIds: [], placeIds: ['q'], fault: PLACES },
  ] as const)(
    'suits its kind or is at fault: $kind with parks $parkIds and places $placeIds',
    ({ fault, ...given }) => {
      expect(kindFault(given)).toBe(fault);
    },
  );
});
