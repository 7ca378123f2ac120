import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANISATIONS, type World, openWorld, personIdOf } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ seeded: false });
});

afterAll(() => world.close());

const MEMBERS = `/organisations/${ORGANISATIONS.company}/members`;
const ofMember = (persona: Parameters<typeof personIdOf>[0]): string => `${MEMBERS}/${personIdOf(persona)}`;

describe('the members of an organisation', () => {
  it('are shown to each other with role and address, and to no other organisation', async () => {
    const answer = await world.as('companyMember').get(MEMBERS);

    expect(await answer.json()).toEqual({
      items: [
        {
          personId: personIdOf('companyMember'),
          name: 'The companyMember',
          email: 'companymember@example.test',
          role: 'member',
          state: 'active',
          revision: 1,
        },
        {
          personId: personIdOf('companyManager'),
          name: 'The companyManager',
          email: 'companymanager@example.test',
          role: 'manager',
          state: 'active',
          revision: 1,
        },
      ],
    });
    expect((await world.as('operatorManager').get(MEMBERS)).status).toBe(404);
    expect((await world.as('nobody').get(MEMBERS)).status).toBe(401);
  });

  it('keep their last manager, who neither leaves nor is made a member', async () => {
    const manager = world.as('companyManager');

    const left = await manager.send('DELETE', ofMember('companyManager'));
    const demoted = await manager.send('PATCH', ofMember('companyManager'), { body: { role: 'member' }, seen: 1 });

    expect([left.status, demoted.status]).toEqual([409, 409]);
  });

  it('get another role from a manager over the revision that was seen, at once', async () => {
    const manager = world.as('companyManager');
    const change = { body: { role: 'manager' }, seen: 1 };

    const byMember = await world.as('companyMember').send('PATCH', ofMember('companyMember'), change);
    const byManager = await manager.send('PATCH', ofMember('companyMember'), change);
    const overtaken = await manager.send('PATCH', ofMember('companyMember'), change);
    const invitations = await world.as('companyMember').get(`/organisations/${ORGANISATIONS.company}/invitations`);

    expect([byMember.status, byManager.status, overtaken.status]).toEqual([403, 200, 412]);
    expect(invitations.status).toBe(200);
  });

  it('keep one of two managers who take each other out at the same time', async () => {
    const outcomes = await Promise.all([
      world.as('companyManager').send('DELETE', ofMember('companyMember')),
      world.as('companyMember').send('DELETE', ofMember('companyManager')),
    ]);

    const statuses = outcomes.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const { items } = (await (await world.as('administrator').get(MEMBERS)).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  it('leave by themselves', async () => {
    const path = `/organisations/${ORGANISATIONS.operator}/members/${personIdOf('operatorMember')}`;

    const byStranger = await world.as('otherOperatorManager').send('DELETE', path);
    const bySelf = await world.as('operatorMember').send('DELETE', path);
    const after = await world.as('operatorMember').get(`/organisations/${ORGANISATIONS.operator}`);

    expect([byStranger.status, bySelf.status, after.status]).toEqual([404, 200, 403]);
  });
});
