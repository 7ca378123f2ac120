import { describe, expect, it } from 'vitest';
import { type Access, type Standing } from '#shared/access.ts';
import { type Failure } from '#shared/failure.ts';
import { NOTHING_HERE, admit, allow, shownTo } from '#server/domain/access/allow.ts';
import { type Caller, type CallerMembership } from '#server/domain/access/caller.ts';
import { type Holding, isAllowed, mayEver, standingsOf } from '#server/domain/access/standing.ts';

const AT: Pick<CallerMembership, 'parkIds' | 'placeIds'> = { parkIds: [], placeIds: [] };

function aCaller(membership?: Partial<CallerMembership>, rest: Partial<Caller> = {}): Caller {
  return {
    by: { kind: 'person', personId: 'me', sessionId: 's' },
    personId: 'me',
    memberships:
      membership === undefined
        ? []
        : [{ organisationId: 'own', kind: 'company', role: 'member', ...AT, ...membership }],
    mustEnrol: false,
    ...rest,
  };
}

function to(...standings: readonly Standing[]): Access {
  return { to: standings };
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'nothing is thrown';
  } catch (error) {
    return (error as Failure).code;
  }
}

describe('how a caller stands to a thing', () => {
  it('is that of anyone without an account', () => {
    expect([...standingsOf(undefined, { personId: 'me', companyIds: ['own'] })]).toEqual(['anyone']);
  });

  it('is that of everybody signed in where nothing is its own', () => {
    const holding = { personId: 'other', companyIds: ['x'], parkIds: ['p'], placeIds: ['q'], organisationIds: ['y'] };

    expect([...standingsOf(aCaller({}), holding)]).toEqual(['anyone', 'signed-in']);
    expect([...standingsOf(aCaller({}), {})]).toEqual(['anyone', 'signed-in']);
  });

  it('is its own where it is the person, but not by a token for integration', () => {
    expect(standingsOf(aCaller(), { personId: 'me' }).has('self')).toBe(true);
    expect(standingsOf(aCaller(undefined, { scopes: [] }), { personId: 'me' }).has('self')).toBe(false);
  });

  const COMPANY = { companyIds: ['own'] };
  const PARK = { parkIds: ['p2', 'p1'] };
  const PLACE = { placeIds: ['gd', 'sz'] };

  it.each<readonly [string, Partial<CallerMembership>, Holding, readonly Standing[]]>([
    ['a member of the company', { kind: 'company' }, COMPANY, ['company-member']],
    ['a manager of it', { kind: 'company', role: 'manager' }, COMPANY, ['company-member', 'company-manager']],
    ['a member of an operator of the park', { kind: 'operator', parkIds: ['p1'] }, PARK, ['operator-member']],
    [
      'a manager of it',
      { kind: 'operator', role: 'manager', parkIds: ['p1'] },
      PARK,
      ['operator-member', 'operator-manager'],
    ],
    ['an officer of the place', { kind: 'bureau', placeIds: ['sz'] }, PLACE, ['bureau-member']],
    [
      'a manager of the bureau',
      { kind: 'bureau', role: 'manager', placeIds: ['sz'] },
      PLACE,
      ['bureau-member', 'bureau-manager'],
    ],
    ['an administrator', { kind: 'platform', role: 'manager' }, {}, ['administrator']],
    [
      'an administrator, where others answer for it',
      { kind: 'platform', role: 'manager' },
      { withoutPlatform: true },
      [],
    ],
    ['a member of the platform', { kind: 'platform' }, {}, []],
    // Only by the ids that go with the kind.
    ['an operator of no such park', { kind: 'operator', parkIds: ['p3'] }, { ...PARK, ...COMPANY }, []],
    ['an officer of no such place', { kind: 'bureau', placeIds: ['gz'] }, { ...PLACE, ...COMPANY }, []],
    ['a company with an operator’s park', { kind: 'company', parkIds: ['p1'], placeIds: ['sz'] }, PARK, []],
  ])('as %s', (...row) => {
    const [, membership, holding, standings] = row;

    expect([...standingsOf(aCaller(membership), holding)]).toEqual(['anyone', 'signed-in', ...standings]);
  });

  it.each(['company', 'operator', 'bureau', 'platform'] as const)(
    'as of the %s that it is about, by its role',
    (kind) => {
      const about = { organisationIds: ['own'] };

      const member = standingsOf(aCaller({ kind }), about);
      const manager = standingsOf(aCaller({ kind, role: 'manager' }), about);

      expect([member.has('organisation-member'), member.has('organisation-manager')]).toEqual([true, false]);
      expect([manager.has('organisation-member'), manager.has('organisation-manager')]).toEqual([true, true]);
    },
  );

  it('adds up over all organisations of the caller', () => {
    const caller = aCaller(
      {},
      {
        memberships: [
          { organisationId: 'own', kind: 'company', role: 'member', ...AT },
          { organisationId: 'office', kind: 'bureau', role: 'member', ...AT, placeIds: ['sz'] },
        ],
      },
    );

    expect([...standingsOf(caller, { companyIds: ['own'], placeIds: ['sz'] })]).toEqual([
      'anyone',
      'signed-in',
      'company-member',
      'bureau-member',
    ]);
  });
});

describe('what is asked before anything is read', () => {
  it.each<readonly [string, Access, Caller | undefined, string]>([
    ['lets anybody do what is open', to('anyone'), undefined, 'nothing is thrown'],
    ['asks for an account', to('company-member'), undefined, 'not-signed-in'],
    ['refuses who could never', to('bureau-member'), aCaller({ kind: 'company' }), 'forbidden'],
    ['lets in who could, about its own', to('company-member'), aCaller({ kind: 'company' }), 'nothing is thrown'],
    [
      'lets in an operator with a park',
      to('operator-member'),
      aCaller({ kind: 'operator', parkIds: ['p'] }),
      'nothing is thrown',
    ],
    ['refuses an operator without one', to('operator-member'), aCaller({ kind: 'operator' }), 'forbidden'],
    [
      'lets in a bureau with a place',
      to('bureau-member'),
      aCaller({ kind: 'bureau', placeIds: ['q'] }),
      'nothing is thrown',
    ],
    ['lets in whose organisation it may be', to('organisation-member'), aCaller({}), 'nothing is thrown'],
    ['refuses a member what is for managers', to('organisation-manager'), aCaller({}), 'forbidden'],
    ['lets everybody at itself', to('self'), aCaller(), 'nothing is thrown'],
    [
      'lets no token at a person',
      { to: ['self'], scope: 'leads:read' },
      aCaller({}, { scopes: ['leads:read'] }),
      'forbidden',
    ],
    ['asks for the second factor first', to('self'), aCaller({}, { mustEnrol: true }), 'second-factor-missing'],
    [
      'but for what is needed to enrol it',
      { to: ['self'], beforeSecondFactor: true },
      aCaller({}, { mustEnrol: true }),
      'nothing is thrown',
    ],
    [
      'and says forbidden there to who could never',
      { to: ['administrator'], beforeSecondFactor: true },
      aCaller({}, { mustEnrol: true }),
      'forbidden',
    ],
    [
      'lets a token do what its scope is for',
      { to: ['company-member'], scope: 'leads:read' },
      aCaller({}, { scopes: ['leads:read'] }),
      'nothing is thrown',
    ],
    [
      'and nothing else',
      { to: ['company-member'], scope: 'leads:write' },
      aCaller({}, { scopes: ['leads:read'] }),
      'forbidden',
    ],
    ['nor what has no scope', to('company-member'), aCaller({}, { scopes: ['leads:read'] }), 'forbidden'],
    ['but what is open', to('anyone'), aCaller({}, { scopes: [], mustEnrol: true }), 'nothing is thrown'],
  ])('%s', (...row) => {
    const [, access, caller, code] = row;

    expect(
      codeOf(() => {
        admit(access, caller);
      }),
    ).toBe(code);
    expect(mayEver(access, caller)).toBe(code === 'nothing is thrown');
  });

  it('says why in a sentence', () => {
    const enrolling = aCaller({}, { mustEnrol: true });

    expect(() => {
      admit(to('self'), undefined);
    }).toThrow('This needs an account.');
    expect(() => {
      admit(to('self'), enrolling);
    }).toThrow('This account must enrol a second factor first.');
    expect(() => {
      admit(to('bureau-member'), aCaller({}));
    }).toThrow('Nobody with your role may do this.');
  });
});

describe('what is asked once the thing is known', () => {
  it('gives the standings to who may', () => {
    expect(allow(to('company-member'), aCaller({}), { companyIds: ['own'] }).has('company-member')).toBe(true);
  });

  it('tells whoever may not the same as where there is nothing', () => {
    expect(codeOf(() => allow(to('company-member'), aCaller({}), { companyIds: ['other'] }))).toBe('not-found');
    expect(() => allow(to('company-member'), undefined, {})).toThrow(NOTHING_HERE);
    expect(NOTHING_HERE).toBe('There is nothing here, or nothing that you may see.');
  });

  it('is enough with one of several standings', () => {
    expect(isAllowed(to('administrator', 'company-member'), new Set<Standing>(['company-member']))).toBe(true);
    expect(isAllowed(to(), new Set<Standing>(['administrator']))).toBe(false);
  });
});

describe('an answer', () => {
  const access: Access = {
    to: ['anyone'],
    fields: {
      contact: ['company-member'],
      'owner.name': ['bureau-member'],
      'gone.too': ['bureau-member'],
      'id.part': ['bureau-member'],
    },
  };
  const answer = { id: 1, contact: 'c', owner: { name: 'n', id: 2 }, gone: null, list: ['x'] };

  it('is without the fields that are not for these standings, and otherwise whole', () => {
    expect(shownTo(access, new Set<Standing>(['anyone']), answer)).toEqual({
      id: 1,
      owner: { id: 2 },
      gone: null,
      list: ['x'],
    });
  });

  it('has those that are', () => {
    expect(shownTo(access, new Set<Standing>(['company-member', 'bureau-member']), answer)).toEqual(answer);
    expect(shownTo(to('anyone'), new Set<Standing>(), answer)).toEqual(answer);
  });
});
