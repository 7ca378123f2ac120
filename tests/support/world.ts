import { type Connection } from 'mongoose';
import { type Role } from '#shared/access.ts';
import { type Organisation } from '#shared/organisation.ts';
import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { createOrganisationRepository } from '#server/features/organisations/repository.ts';
import { createPeopleRepository } from '#server/features/people/repository.ts';
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

type Somebody = Exclude<Persona, 'nobody'>;

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

const ORGANISATIONS_OF_THE_WORLD: readonly Organisation[] = [
  anOrganisation('company', { kind: 'company' }),
  anOrganisation('otherCompany', { kind: 'company' }),
  anOrganisation('operator', { kind: 'operator', parkIds: [...PARKS.own] }),
  anOrganisation('otherOperator', { kind: 'operator', parkIds: [...PARKS.others] }),
  anOrganisation('bureau', { kind: 'bureau', placeIds: ['sz-pingshan'] }),
  anOrganisation('otherBureau', { kind: 'bureau', placeIds: ['sz-nanshan'] }),
  anOrganisation('platform', { kind: 'platform' }),
];

const BELONGING: Readonly<Record<Somebody, readonly [keyof typeof ORGANISATIONS, Role]>> = {
  companyMember: ['company', 'member'],
  companyManager: ['company', 'manager'],
  otherCompanyManager: ['otherCompany', 'manager'],
  operatorMember: ['operator', 'member'],
  operatorManager: ['operator', 'manager'],
  otherOperatorManager: ['otherOperator', 'manager'],
  officer: ['bureau', 'member'],
  bureauManager: ['bureau', 'manager'],
  otherOfficer: ['otherBureau', 'member'],
  administrator: ['platform', 'manager'],
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

function anOrganisation(
  name: keyof typeof ORGANISATIONS,
  rest: Pick<Organisation, 'kind'> & Partial<Organisation>,
): Organisation {
  const id = ORGANISATIONS[name];
  return { id, name: `The ${name}`, parkIds: [], placeIds: [], state: 'active', demo: false, revision: 1, ...rest };
}

/** Id of the person that a persona is. */
export function personIdOf(persona: Somebody): string {
  return `00000000-0000-4000-8000-0000000001${String(PERSONAS.indexOf(persona)).padStart(2, '0')}`;
}

/** The address of a persona, in lower case. */
export function emailOf(persona: Somebody): string {
  return `${persona.toLowerCase()}@example.test`;
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

/** Opens it over what ships with the product. Its people have a second factor where their role asks for one, and no password. */
export async function openWorld(options: Parameters<typeof openTestServer>[0] = {}): Promise<World> {
  const server = await openTestServer(options);
  await populate(server.store.connection);
  const tokens = new Map<Persona, string>();
  for (const persona of SOMEBODIES) {
    tokens.set(persona, await server.services.identity.accessFor(personIdOf(persona)));
  }
  return {
    ...server,
    as(persona) {
      const token = tokens.get(persona);
      const bearer: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
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

const SOMEBODIES = PERSONAS.filter((persona) => persona !== 'nobody');

/** Writes the rows themselves: what makes them has tests of its own. */
async function populate(connection: Connection): Promise<void> {
  const organisations = createOrganisationRepository(connection);
  const memberships = createMembershipRepository(connection);
  const people = createPeopleRepository(connection);
  for (const organisation of ORGANISATIONS_OF_THE_WORLD) await organisations.add(organisation);
  for (const persona of SOMEBODIES) {
    const [organisation, role] = BELONGING[persona];
    const personId = personIdOf(persona);
    await people.add({
      id: personId,
      email: emailOf(persona),
      name: `The ${persona}`,
      language: 'en',
      state: 'active',
      ...(NEEDS_FACTOR.has(organisation) && { secondFactor: { sealedSecret: '', lastStep: 0, recoveryHashes: [] } }),
      revision: 1,
    });
    await memberships.add({ organisationId: ORGANISATIONS[organisation], personId, role, revision: 1 });
  }
}

const NEEDS_FACTOR: ReadonlySet<string> = new Set(['bureau', 'otherBureau', 'platform']);
