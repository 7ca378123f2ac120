import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Organisation } from '#shared/organisation.ts';
import { createMembershipReader } from '#server/features/memberships/reader.ts';
import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { createOrganisationRepository } from '#server/features/organisations/repository.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;
let organisations: ReturnType<typeof createOrganisationRepository>;
let memberships: ReturnType<typeof createMembershipRepository>;

beforeAll(async () => {
  store = await openTestStore();
  organisations = createOrganisationRepository(store.connection);
  memberships = createMembershipRepository(store.connection);
  await organisations.prepare();
  await memberships.prepare();
});

afterAll(() => store.close());

function anOrganisation(parts: Partial<Organisation> = {}): Organisation {
  return {
    id: randomUUID(),
    kind: 'company',
    name: 'Example Biotech',
    parkIds: [],
    placeIds: [],
    state: 'active',
    demo: false,
    revision: 1,
    ...parts,
  };
}

describe('createOrganisationRepository', () => {
  it('gives back what was added', async () => {
    const bureau = anOrganisation({ kind: 'bureau', placeIds: ['sz-pingshan'] });

    await organisations.add(bureau);

    expect(await organisations.find(bureau.id)).toEqual(bureau);
    expect(await organisations.bureausOf(['gd', 'sz', 'sz-pingshan'])).toEqual([bureau]);
    expect(await organisations.bureausOf(['sz-nanshan'])).toEqual([]);
  });

  it('writes only over the revision before', async () => {
    const company = anOrganisation();
    await organisations.add(company);

    const first = await organisations.replace({ ...company, name: 'First', revision: 2 });
    const second = await organisations.replace({ ...company, name: 'Second', revision: 2 });

    expect([first, second]).toEqual([true, false]);
    expect((await organisations.find(company.id))?.name).toBe('First');
  });

  it('gives a park to one operator only, and frees it when that gives it up', async () => {
    const one = anOrganisation({ kind: 'operator', parkIds: ['park-a', 'park-b'] });
    const other = anOrganisation({ kind: 'operator' });
    await organisations.add(one);
    await organisations.add(other);

    await expect(
      inTransaction(store.connection, () => organisations.replace({ ...other, parkIds: ['park-b'], revision: 2 })),
    ).rejects.toMatchObject({ code: 'already-exists' });
    await organisations.replace({ ...one, parkIds: ['park-a'], revision: 2 });
    await organisations.replace({ ...other, parkIds: ['park-b'], revision: 2 });

    expect((await organisations.operatorOf('park-b'))?.id).toBe(other.id);
    expect((await organisations.operatorOf('park-a'))?.id).toBe(one.id);
    expect(await organisations.operatorOf('park-c')).toBeUndefined();
  });

  it('gives a park to one of two operators that are given it at the same time', async () => {
    const operators = [anOrganisation({ kind: 'operator' }), anOrganisation({ kind: 'operator' })];
    for (const operator of operators) await organisations.add(operator);

    const outcomes = await Promise.allSettled(
      operators.map((operator) =>
        inTransaction(store.connection, () =>
          organisations.replace({ ...operator, parkIds: ['park-raced'], revision: 2 }),
        ),
      ),
    );

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lists by kind, state, text and ids, page after page', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()].sort();
    const names = ['Beta', 'Alpha', 'Beta'];
    for (const [at, id] of ids.entries()) {
      await organisations.add(anOrganisation({ id, name: names[at] ?? '', state: 'disabled' }));
    }

    const filter = { kind: 'company', state: 'disabled', ids } as const;
    const first = await organisations.page(filter, { limit: 2 });
    const rest = await organisations.page(filter, { limit: 2, after: { key: 'Beta', id: ids[0] ?? '' } });
    const called = await organisations.page({ ...filter, text: 'ALPH' }, { limit: 2 });

    // By name, and of equal names by id.
    expect(first.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(rest.map(({ id }) => id)).toEqual([ids[2]]);
    expect(called.map(({ id }) => id)).toEqual([ids[1]]);
    expect(await organisations.page({ ...filter, kind: 'bureau' }, { limit: 2 })).toEqual([]);
  });
});

describe('createMembershipReader', () => {
  it('tells the memberships of a person in active organisations, with what each lets it do', async () => {
    const personId = randomUUID();
    const operator = anOrganisation({ kind: 'operator', parkIds: ['park-x'] });
    const ended = anOrganisation({ state: 'disabled' });
    for (const organisation of [operator, ended]) {
      await organisations.add(organisation);
      await memberships.add({ organisationId: organisation.id, personId, role: 'manager', revision: 1 });
    }

    const found = await createMembershipReader({ memberships, organisations }).of(personId);

    expect(found).toEqual([
      {
        organisation: { id: operator.id, kind: 'operator', name: operator.name, parkIds: ['park-x'], placeIds: [] },
        role: 'manager',
      },
    ]);
  });

  it('knows nothing of a person without any', async () => {
    expect(await createMembershipReader({ memberships, organisations }).of(randomUUID())).toEqual([]);
  });
});
