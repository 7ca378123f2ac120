import { ORGANISATIONS } from '#tests/support/world.ts';
import { ABOUT_EACH, ABOUT_NOTHING, type Row, type Rows } from '../row.ts';
import { type Things } from '../things.ts';
import { aboutRecord, aboutTenants } from './about.ts';

const TENANTS = ['company', 'otherCompany', 'platform'] as const;
const OF_ITSELF = { param: 'id' };

const BY_LINK: Row = {
  ...ABOUT_NOTHING,
  unfulfilled: 'The link is in a mail: the tests of its feature follow it.',
};

const OF_INVITATIONS = { own: { organisations: ['company'] }, other: { organisations: ['otherCompany'] } } as const;
const invitations = ({ invitations: both }: Things): Things['invitations'] => both;

const OF_CLAIMS = {
  own: { organisations: ['operator'], bureaus: ['bureau'] },
  other: { organisations: ['otherOperator'], bureaus: ['bureau'] },
} as const;
const claims = ({ claims: both }: Things): Things['claims'] => both;

function aboutColleagues(rest: { readonly body?: unknown }): Row {
  return {
    cases: ({ colleagues }) => [
      {
        about: { organisations: ['company'] },
        params: { organisationId: ORGANISATIONS.company, personId: colleagues.own },
        ...rest,
      },
      {
        about: { organisations: ['otherCompany'] },
        params: { organisationId: ORGANISATIONS.otherCompany, personId: colleagues.other },
        ...rest,
      },
    ],
  };
}

/** Organisations, their people, invitations, claims to parks, administration. */
export const ORGANISATION_ROWS: Rows = {
  listOrganisations: ABOUT_NOTHING,
  createOrganisation: { cases: () => [{ about: {}, body: { kind: 'company', name: 'A new company' } }] },
  getOrganisation: aboutTenants(TENANTS, {}, OF_ITSELF),
  renameOrganisation: aboutTenants(TENANTS, { body: { name: 'Another name' } }, OF_ITSELF),
  getOrganisationHistory: aboutTenants(TENANTS, {}, OF_ITSELF),
  restoreOrganisation: aboutTenants(TENANTS, { body: { revision: 2 } }, OF_ITSELF),
  setOrganisationParks: aboutTenants(['operator'], { body: { parkIds: ['ps-accel', 'ps-ich'] } }, OF_ITSELF),
  setOrganisationPlaces: aboutTenants(['bureau'], { body: { placeIds: ['sz-pingshan'] } }, OF_ITSELF),
  setOrganisationState: aboutTenants(['company'], { body: { state: 'active' } }, OF_ITSELF),
  listMembers: aboutTenants(TENANTS),
  changeMember: aboutColleagues({ body: { role: 'member' } }),
  removeMember: { ...aboutColleagues({}), last: true, ownRefusals: [404] },
  listInvitations: aboutTenants(TENANTS),
  invite: aboutTenants(['company', 'otherCompany'], {
    body: { email: 'one-more@example.test', role: 'member', language: 'en' },
  }),
  resendInvitation: aboutRecord(invitations, OF_INVITATIONS),
  withdrawInvitation: { ...aboutRecord(invitations, OF_INVITATIONS), last: true },
  showInvitation: BY_LINK,
  acceptInvitation: BY_LINK,
  joinByInvitation: { ...ABOUT_EACH, unfulfilled: 'The link is in a mail: the tests of its feature follow it.' },
  listOwnParkClaims: aboutTenants(['operator', 'otherOperator']),
  claimPark: aboutTenants(['operator', 'otherOperator'], { body: { parkId: 'ns-incub2', grounds: 'We built it.' } }),
  listParkClaims: { cases: () => [{ about: { bureaus: ['bureau', 'otherBureau'] } }] },
  getParkClaim: aboutRecord(claims, OF_CLAIMS),
  getParkClaimHistory: aboutRecord(claims, OF_CLAIMS),
  decideParkClaim: aboutRecord(claims, OF_CLAIMS, { body: { decision: 'refused', reason: 'No.' } }),
  withdrawParkClaim: {
    ...aboutRecord(claims, OF_CLAIMS),
    last: true,
    unfulfilled: 'By then the claim has been decided.',
  },
  listPeople: ABOUT_NOTHING,
  setPersonState: {
    cases: ({ colleagues }) => [{ about: {}, params: { id: colleagues.own }, body: { state: 'disabled' } }],
  },
  resetSecondFactorOf: {
    cases: ({ colleagues }) => [{ about: {}, params: { id: colleagues.own } }],
  },
  register: { ...ABOUT_NOTHING, unfulfilled: 'A form is proved by a token that is some seconds old.' },
  showRegistration: BY_LINK,
  completeRegistration: BY_LINK,
};
