import { Failure } from '#shared/failure.ts';
import { type Caller, type CallerMembership } from '#server/domain/access/caller.ts';
import { type TestServer, openTestServer } from './testServer.ts';

/** Who may call in a test: one of each role, with one of another tenant beside it, and nobody. */
export type Persona =
  | 'companyMember'
  | 'companyManager'
  | 'otherCompanyManager'
  | 'operatorMember'
  | 'operatorManager'
  | 'otherOperatorManager'
  | 'officer'
  | 'bureauManager'
  | 'otherOfficer'
  | 'administrator'
  | 'nobody';

/** The organisations of the world. Operator: parks of Pingshan; the other one: a park of Nanshan. So the bureaus. */
export const ORGANISATIONS = {
  company: '00000000-0000-4000-8000-0000000000c1',
  otherCompany: '00000000-0000-4000-8000-0000000000c2',
  operator: '00000000-0000-4000-8000-0000000000b1',
  otherOperator: '00000000-0000-4000-8000-0000000000b2',
  bureau: '00000000-0000-4000-8000-0000000000a1',
  otherBureau: '00000000-0000-4000-8000-0000000000a2',
  platform: '00000000-0000-4000-8000-000000000001',
} as const;

/** Parks of the two operators, and one that nobody manages. */
export const PARKS = { own: ['ps-accel', 'ps-ich'], others: ['ns-zhicheng'], unmanaged: ['ps-rehab'] } as const;

const MEMBERSHIPS: Readonly<Record<Exclude<Persona, 'nobody'>, CallerMembership>> = {
  companyMember: of('company', 'company', 'member'),
  companyManager: of('company', 'company', 'manager'),
  otherCompanyManager: of('otherCompany', 'company', 'manager'),
  operatorMember: { ...of('operator', 'operator', 'member'), parkIds: PARKS.own },
  operatorManager: { ...of('operator', 'operator', 'manager'), parkIds: PARKS.own },
  otherOperatorManager: { ...of('otherOperator', 'operator', 'manager'), parkIds: PARKS.others },
  officer: { ...of('bureau', 'bureau', 'member'), placeIds: ['sz-pingshan'] },
  bureauManager: { ...of('bureau', 'bureau', 'manager'), placeIds: ['sz-pingshan'] },
  otherOfficer: { ...of('otherBureau', 'bureau', 'member'), placeIds: ['sz-nanshan'] },
  administrator: of('platform', 'platform', 'manager'),
};

/** Every persona, nobody last. */
export const PERSONAS: readonly Persona[] = [
  'companyMember',
  'companyManager',
  'otherCompanyManager',
  'operatorMember',
  'operatorManager',
  'otherOperatorManager',
  'officer',
  'bureauManager',
  'otherOfficer',
  'administrator',
  'nobody',
];

function of(
  organisation: keyof typeof ORGANISATIONS,
  kind: CallerMembership['kind'],
  role: CallerMembership['role'],
): CallerMembership {
  return { organisationId: ORGANISATIONS[organisation], kind, role, parkIds: [], placeIds: [] };
}

/** Id of the person that a persona is. */
export function personIdOf(persona: Exclude<Persona, 'nobody'>): string {
  return `00000000-0000-4000-8000-0000000001${String(PERSONAS.indexOf(persona)).padStart(2, '0')}`;
}

function callerOf(persona: Exclude<Persona, 'nobody'>): Caller {
  const personId = personIdOf(persona);
  return {
    by: { kind: 'person', personId, sessionId: `session-of-${persona}` },
    personId,
    memberships: [MEMBERSHIPS[persona]],
    mustEnrol: false,
  };
}

/** What a request of a persona brings. */
interface Sending {
  readonly body?: unknown;
  /** The revision that it has seen, for If-Match. */
  readonly seen?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server with one of each role signed in. */
export interface World extends TestServer {
  readonly as: (persona: Persona) => {
    /** What a request brings to show who sends it. */
    readonly headers: Readonly<Record<string, string>>;
    readonly get: (path: string) => Promise<Response>;
    readonly send: (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, sending?: Sending) => Promise<Response>;
  };
}

/** Opens it over what ships with the product. */
export async function openWorld(options: Parameters<typeof openTestServer>[0] = {}): Promise<World> {
  const server = await openTestServer({ ...options, identify });
  return {
    ...server,
    as(persona) {
      const bearer: Record<string, string> = persona === 'nobody' ? {} : { authorization: `Bearer ${persona}` };
      return {
        headers: bearer,
        get: (path) => server.api(path, { headers: bearer }),
        send: (method, path, { body = {}, seen, headers = {} } = {}) =>
          server.api(path, {
            method,
            headers: {
              ...bearer,
              'content-type': 'application/json',
              ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
              ...headers,
            },
            body: JSON.stringify(body),
          }),
      };
    },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
async function identify(authorization: string | undefined): Promise<Caller | undefined> {
  if (authorization === undefined) return undefined;
  const name = authorization.replace('Bearer ', '');
  const persona = PERSONAS.find((known): known is Exclude<Persona, 'nobody'> => known === name && known !== 'nobody');
  if (persona === undefined) throw new Failure('not-signed-in');
  return callerOf(persona);
}
