import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { createPeopleRepository } from '#server/features/people/repository.ts';
import { png } from '#tests/support/pictures.ts';
import { ORGANISATIONS, type Persona, type World } from '#tests/support/world.ts';

/** One of a tenant and one of another tenant of its kind. */
export interface Both {
  readonly own: string;
  readonly other: string;
}

/** What the requests of the matrix are about: records of two tenants of each kind, made as their owners would make them. */
export interface Things {
  /** A space that ships. */
  readonly spaceId: string;
  readonly requirements: Both;
  readonly listings: Both;
  readonly listingImports: Both;
  /** Of the company about a space of the operator, and of the others. */
  readonly enquiries: Both;
  readonly attachments: Both;
  readonly reports: Both;
  readonly apiTokens: Both;
  readonly leads: Both;
  readonly claims: Both;
  readonly invitations: Both;
  /** Colleagues of the companies who ask nothing themselves, so that they can be taken out and disabled. */
  readonly colleagues: Both;
}

const OWNERS = { company: 'companyManager', operator: 'operatorManager', bureau: 'officer' } as const;
const OTHERS = { company: 'otherCompanyManager', operator: 'otherOperatorManager', bureau: 'otherOfficer' } as const;
const COLLEAGUES: Both = {
  own: '00000000-0000-4000-8000-000000000201',
  other: '00000000-0000-4000-8000-000000000202',
};

/** Makes them. */
export async function makeThings(world: World): Promise<Things> {
  const spaces = await bodyOf<{ items: { id: string }[] }>(world.as('nobody').get('/spaces?limit=1'));
  const made = makerIn(world);
  await addColleagues(world);
  const listings = await made('operator', 'listings', (tenant: string) => ({
    parkId: parkOf(tenant),
    state: 'vacant',
    name: { zh: '一层', en: 'First floor' },
    facts: {},
    note: secretOf(tenant),
  }));
  return {
    listings,
    attachments: {
      own: await attachmentOf(world, { spaceId: listings.own, persona: 'operatorManager' }),
      other: await attachmentOf(world, { spaceId: listings.other, persona: 'otherOperatorManager' }),
    },
    reports: { own: await reportOf(world, listings.own), other: await reportOf(world, listings.other) },
    apiTokens: await made('company', 'api-tokens', (tenant: string) => ({
      name: secretOf(tenant),
      scopes: ['requirements:read'],
      expiresOn: '2026-12-22',
    })),
    enquiries: await made('company', 'enquiries', (tenant: string) => ({
      spaceIds: [tenant === 'company' ? listings.own : listings.other],
      need: tenant === 'company' ? secretOf('company', 'operator') : secretOf('otherCompany', 'otherOperator'),
      use: 'Research.',
      companyName: 'A company',
      contact: { name: 'Somebody', phone: '13800138000' },
      tellsBureau: false,
    })),
    spaceId: spaces.items[0]?.id ?? '',
    colleagues: COLLEAGUES,
    requirements: await made('company', 'requirements', (tenant: string) => ({
      name: secretOf(tenant),
      requirement: { criteria: {} },
    })),
    listingImports: await made('operator', 'listing-imports', csvOf),
    leads: await made('bureau', 'leads', (tenant: string) => ({
      places: [tenant === 'bureau' ? 'sz-pingshan' : 'sz-nanshan'],
      companyName: secretOf(tenant),
      contact: { name: 'Somebody', phone: '13800138000' },
    })),
    claims: await made('operator', 'park-claims', { parkId: 'ps-rehab', grounds: 'We built it.' }),
    invitations: await made('company', 'invitations', (tenant: string) => ({
      email: `new-${tenant.toLowerCase()}@example.test`,
      role: 'member',
      language: 'en',
    })),
  };
}

type Maker = (kind: keyof typeof OWNERS, collection: string, body: unknown) => Promise<Both>;

/** Makes one of a collection for the organisation of a kind, and one for the other. */
function makerIn(world: World): Maker {
  return async (kind, collection, body) => {
    const make = async (tenant: keyof typeof ORGANISATIONS, persona: Persona): Promise<string> => {
      const value: unknown = typeof body === 'function' ? (body as (tenant: string) => unknown)(tenant) : body;
      const isCsv = typeof value === 'string';
      const answer = world.api(`/organisations/${ORGANISATIONS[tenant]}/${collection}`, {
        method: 'POST',
        headers: { ...world.as(persona).headers, 'content-type': isCsv ? 'text/csv' : 'application/json' },
        body: isCsv ? value : JSON.stringify(value),
      });
      const made = await bodyOf<{ id: string; apiToken?: { id: string } }>(answer);
      return made.apiToken?.id ?? made.id;
    };
    const others = { company: 'otherCompany', operator: 'otherOperator', bureau: 'otherBureau' } as const;
    return { own: await make(kind, OWNERS[kind]), other: await make(others[kind], OTHERS[kind]) };
  };
}

/** A text that the people of these organisations may read and nobody else; the matrix looks for it in every answer. */
function secretOf(...tenants: readonly string[]): string {
  return `secret-of-${tenants.join('-')}`;
}

/** A form with a small picture. */
export function aFloorPlan(): FormData {
  const form = new FormData();
  form.append('kind', 'floor-plan');
  form.append('isPublic', 'yes');
  form.append('file', new Blob([png(30, 20)]), 'plan.png');
  return form;
}

interface Attaching {
  readonly spaceId: string;
  readonly persona: Persona;
}

async function attachmentOf(world: World, { spaceId, persona }: Attaching): Promise<string> {
  const { headers } = world.as(persona);
  const sent = world.api(`/spaces/${spaceId}/attachments`, { method: 'POST', headers, body: aFloorPlan() });
  return (await bodyOf<{ id: string }>(sent)).id;
}

/** Reports are named to those who answer them, not to whoever has sent one. */
async function reportOf(world: World, spaceId: string): Promise<string> {
  const body = { kind: 'availability', text: 'It is let.' };
  await bodyOf(world.as('companyManager').send('POST', `/spaces/${spaceId}/reports`, { body }));
  const rows = await world.store.connection.collection('listingReports').find({ spaceId }).toArray();
  return String(rows[0]?._id);
}

/** A file of one space of an operator. */
export function csvOf(tenant: string): string {
  return `id,parkId,nameZh,areaM2\nfile-of-${tenant.toLowerCase()},${parkOf(tenant)},一层,800\n`;
}

function parkOf(tenant: string): string {
  return tenant === 'operator' ? 'ps-accel' : 'ns-zhicheng';
}

async function addColleagues({ store: { connection } }: World): Promise<void> {
  const people = createPeopleRepository(connection);
  const memberships = createMembershipRepository(connection);
  for (const [tenant, personId] of [
    ['company', COLLEAGUES.own],
    ['otherCompany', COLLEAGUES.other],
  ] as const) {
    await people.add({
      id: personId,
      email: `colleague-${tenant.toLowerCase()}@example.test`,
      name: 'A colleague',
      language: 'en',
      state: 'active',
      secondFactor: { sealedSecret: '', lastStep: 0, recoveryHashes: [] },
      revision: 1,
    });
    await memberships.add({ organisationId: ORGANISATIONS[tenant], personId, role: 'member', revision: 1 });
  }
}

/**
 * The body of an answer.
 *
 * @throws {Error} that quotes an answer which is no success: without the thing nothing could be asked about it
 */
async function bodyOf<Body>(answer: Promise<Response>): Promise<Body> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Body;
}
