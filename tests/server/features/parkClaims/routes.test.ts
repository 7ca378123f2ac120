import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ORGANISATIONS, PARKS, type Persona, type World, openWorld } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const pathOf = (organisation: keyof typeof ORGANISATIONS): string =>
  `/organisations/${ORGANISATIONS[organisation]}/park-claims`;
const Claim = z.looseObject({ id: z.string(), state: z.string(), isHeldByOther: z.boolean() });

function claim(persona: Persona, organisation: keyof typeof ORGANISATIONS, parkId: string): Promise<Response> {
  return world.as(persona).send('POST', pathOf(organisation), { body: { parkId, grounds: 'The lease of 2024.' } });
}

async function claimed(parkId: string): Promise<string> {
  return Claim.parse(await (await claim('otherOperatorManager', 'otherOperator', parkId)).json()).id;
}

describe('a claim to a park', () => {
  it('is confirmed by an officer of the place, and then the park is the operator’s', async () => {
    const [parkId] = PARKS.unmanaged;
    const id = await claimed(parkId);
    const body = { decision: 'confirmed' };

    const elsewhere = await world.as('otherOfficer').send('POST', `/park-claims/${id}/decision`, { body, seen: 1 });
    const byItself = await world
      .as('otherOperatorManager')
      .send('POST', `/park-claims/${id}/decision`, { body, seen: 1 });
    const confirmed = await world.as('officer').send('POST', `/park-claims/${id}/decision`, { body, seen: 1 });
    const twice = await world.as('officer').send('POST', `/park-claims/${id}/decision`, { body, seen: 2 });
    const operator = await world.as('otherOperatorManager').get(`/organisations/${ORGANISATIONS.otherOperator}`);

    expect([elsewhere.status, byItself.status, confirmed.status, twice.status]).toEqual([404, 403, 200, 409]);
    expect(await operator.json()).toMatchObject({ parkIds: [...PARKS.others, parkId] });
  });

  it('is not confirmed while another operator manages the park, and says so', async () => {
    const [parkId] = PARKS.own;
    const id = await claimed(parkId);

    const shown = await world.as('administrator').get(`/park-claims/${id}`);
    const refused = await world.as('administrator').send('POST', `/park-claims/${id}/decision`, {
      body: { decision: 'confirmed' },
      seen: 1,
    });

    expect(await shown.json()).toMatchObject({ state: 'open', isHeldByOther: true });
    expect(refused.status).toBe(409);
    expect(Claim.parse(await (await world.as('administrator').get(`/park-claims/${id}`)).json()).state).toBe('open');
  });

  it('is refused with a reason that the operator reads, or taken back by the operator', async () => {
    const id = await claimed('ns-honghualing');
    const refusal = { decision: 'refused', reason: 'The lease has run out.' };

    await world.as('otherOfficer').send('POST', `/park-claims/${id}/decision`, { body: refusal, seen: 1 });
    const read = await world.as('otherOperatorManager').get(`/park-claims/${id}`);
    const again = await claimed('ns-honghualing');
    const withdrawn = await world
      .as('otherOperatorManager')
      .send('POST', `/park-claims/${again}/withdraw`, { seen: 1 });

    expect(await read.json()).toMatchObject({ state: 'refused', reason: 'The lease has run out.' });
    expect(await withdrawn.json()).toMatchObject({ state: 'withdrawn' });
  });

  it('tells both sides what was done to it, and no other operator or bureau', async () => {
    const id = await claimed(PARKS.own[1]);
    await world.as('officer').send('POST', `/park-claims/${id}/decision`, {
      body: { decision: 'refused', reason: 'No lease.' },
      seen: 1,
    });
    const historyTo = (persona: Persona): Promise<Response> => world.as(persona).get(`/park-claims/${id}/history`);

    const told: unknown = await (await historyTo('otherOperatorManager')).json();
    const toOfficer: unknown = await (await historyTo('officer')).json();
    const others = [await historyTo('operatorManager'), await historyTo('otherOfficer'), await historyTo('nobody')];

    expect(toOfficer).toEqual(told);
    expect(told).toMatchObject({
      items: [
        {
          action: 'park-claim-refused',
          by: 'The officer',
          revision: 2,
          changes: [
            { path: 'decidedAt' },
            { path: 'reason', after: 'No lease.' },
            { path: 'state', before: 'open', after: 'refused' },
          ],
        },
        { action: 'park-claim-created', by: 'The otherOperatorManager', revision: 1 },
      ],
    });
    expect(JSON.stringify(told)).not.toContain('placeIds');
    expect(others.map(({ status }) => status)).toEqual([404, 404, 401]);
  });

  it('is made by managers of operators alone, once, and for a park that there is', async () => {
    await claimed('ps-innov');

    const statuses = [
      await claim('otherOperatorManager', 'otherOperator', 'ps-innov'),
      await claim('operatorManager', 'operator', PARKS.own[0]),
      await claim('operatorManager', 'operator', 'no-such-park'),
      await claim('companyManager', 'company', 'ps-innov'),
      await claim('operatorMember', 'operator', 'ps-innov'),
      await claim('operatorManager', 'otherOperator', 'ps-innov'),
    ].map(({ status }) => status);

    expect(statuses).toEqual([409, 409, 400, 409, 403, 404]);
  });

  it('is listed for the officers of the place, and not for those of another', async () => {
    const parksFor = async (persona: Persona): Promise<string[]> => {
      const answer = await world.as(persona).get('/park-claims?state=open');
      const { items } = z
        .looseObject({ items: z.array(z.looseObject({ parkId: z.string() })) })
        .parse(await answer.json());
      return items.map(({ parkId }) => parkId);
    };

    expect((await parksFor('officer')).sort()).toEqual([PARKS.own[0], 'ps-innov']);
    expect(await parksFor('otherOfficer')).toEqual([]);
    expect((await world.as('companyMember').get('/park-claims')).status).toBe(403);
  });
});
