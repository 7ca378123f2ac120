import { aboutRecord, aboutTenants } from './about.ts';
import { ABOUT_EACH, ABOUT_NOTHING, type Row, type Rows } from '../row.ts';

/** The people of the world have no password, so that none is right. */
const WRONG_PASSWORD: Row = {
  ...ABOUT_EACH,
  ownRefusals: [401],
  unfulfilled: 'Nobody here has a password: the tests of accounts succeed with it.',
};

const BY_LINK: Row = {
  ...ABOUT_NOTHING,
  ownRefusals: [401],
  unfulfilled: 'The link is in a mail: the tests of its feature follow it.',
};

const OF_API_TOKENS = { own: { organisations: ['company'] }, other: { organisations: ['otherCompany'] } } as const;

/** Who is who. */
export const IDENTITY: Rows = {
  signIn: { ...ABOUT_NOTHING, ownRefusals: [401], unfulfilled: 'Nobody here has a password.' },
  signInByLink: BY_LINK,
  renewSession: { ...ABOUT_NOTHING, ownRefusals: [401], unfulfilled: 'Its cookie is given at sign-in.' },
  signOut: { ...ABOUT_NOTHING, last: true },
  listMySessions: ABOUT_EACH,
  endMySession: {
    cases: () => [{ about: { person: 'each' }, params: { id: '00000000-0000-4000-8000-0000000000ff' } }],
    ownRefusals: [404],
    unfulfilled: 'A session that is not there; the tests of sessions end their own.',
  },
  endMyOtherSessions: ABOUT_EACH,
  endSessionsOf: { cases: ({ colleagues }) => [{ about: {}, params: { id: colleagues.own } }] },
  getMe: ABOUT_EACH,
  editMe: { cases: () => [{ about: { person: 'each' }, body: { name: 'Another name' } }] },
  changeMyPassword: WRONG_PASSWORD,
  changeMyEmail: WRONG_PASSWORD,
  offerSecondFactor: WRONG_PASSWORD,
  enrolSecondFactor: WRONG_PASSWORD,
  removeSecondFactor: WRONG_PASSWORD,
  renewRecoveryCodes: WRONG_PASSWORD,
  exportMyData: ABOUT_EACH,
  eraseMe: { ...WRONG_PASSWORD, last: 'of-all' },
  confirmEmail: BY_LINK,
  askPasswordReset: { cases: () => [{ about: {}, body: { email: 'nobody@example.test' } }] },
  resetPassword: BY_LINK,
  listApiTokens: aboutTenants(['company', 'otherCompany', 'operator']),
  makeApiToken: aboutTenants(['company', 'otherCompany', 'operator'], {
    body: { name: 'One more', scopes: ['organisation:read'], expiresOn: '2026-12-22' },
  }),
  revokeApiToken: { ...aboutRecord(({ apiTokens }) => apiTokens, OF_API_TOKENS), last: true },
  getApiTokenHistory: aboutRecord(({ apiTokens }) => apiTokens, OF_API_TOKENS),
  listSigningKeys: ABOUT_NOTHING,
  rotateSigningKeys: ABOUT_NOTHING,
  getSetUp: ABOUT_NOTHING,
  restoreBackup: {
    ...ABOUT_NOTHING,
    ownRefusals: [401, 403],
    unfulfilled: 'Its token is printed once, at the start.',
  },
  setUp: { ...ABOUT_NOTHING, ownRefusals: [401, 403], unfulfilled: 'Its token is printed once, at the start.' },
};
