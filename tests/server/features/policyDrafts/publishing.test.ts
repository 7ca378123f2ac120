import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EditedDraft } from '#shared/policy/draft.ts';
import { Policy } from '#shared/policy/policy.ts';
import { type PolicyDraftService } from '#server/features/policyDrafts/service.ts';
import { verify } from '#server/store/operations/verify.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let drafts: PolicyDraftService;

beforeAll(async () => {
  server = await openTestServer();
  drafts = server.services.policyDrafts;
  await server.services.matches.warmUp();
}, 120_000);

afterAll(() => server.close());

const POLICY = 'ps-2024-bio';

/** Somebody who writes policies. */
const EDITOR = '00000000-0000-4000-8000-000000000001';

/** What is in force now. */
async function inForce(id = POLICY): Promise<Policy> {
  return Policy.parse(await (await server.api(`/policies/${id}`)).json());
}

/** A draft of the policy with the given changes. */
async function draftWith(
  changes: Readonly<Record<string, unknown>>,
  cases: EditedDraft['cases'] = [],
): Promise<EditedDraft> {
  const { id, revision, document } = await drafts.begin({ from: 'policy', policyId: POLICY }, EDITOR);
  return drafts.edit({ id, seen: revision, by: EDITOR }, { document: { ...document, ...changes }, cases });
}

async function publish(draft: { readonly id: string }): Promise<number> {
  await drafts.review(draft.id, 'command-line');
  return (await drafts.publish(draft.id, 'command-line')).revision;
}

/** What the first space of the district is told of the policy: whether its measures are in force. */
async function told(): Promise<{ readonly dataVersion: number; readonly inForce: readonly string[] }> {
  const response = await server.send('/matches?limit=1&include=policies', {
    asOf: '2026-11-22',
    criteria: { region: { level: 'must', places: ['sz-pingshan'] } },
  });
  const { dataVersion, results } = Told.parse(await response.json());
  const own = (results[0]?.measures ?? []).filter(({ id }) => id.startsWith(`${POLICY}/`));
  return { dataVersion, inForce: [...new Set(own.map((measure) => measure.inForce))] };
}

const Told = z.object({
  dataVersion: z.number(),
  results: z.array(z.object({ measures: z.array(z.object({ id: z.string(), inForce: z.string() })) })),
});

/** A case that the policy does not say. */
const WRONG_CASE = {
  name: 'A company in another city',
  asOf: '2026-11-22',
  placeId: 'gz',
  facts: {},
  expected: [{ measure: 'none-such', verdict: 'eligible' as const }],
};

describe('putting a draft in force', () => {
  let seen: Policy | undefined;
  let original: Policy;

  beforeEach(async () => {
    const now = await inForce();
    seen ??= now;
    original = seen;
    if (JSON.stringify(now) !== JSON.stringify(original)) {
      const last = (await drafts.versions(POLICY)).find(
        ({ document }) => JSON.stringify(document) === JSON.stringify(original),
      );
      await drafts.revert(POLICY, last?.revision ?? 0, 'command-line');
    }
  });

  it('changes what a company is told at once, and raises the data version, without building the index anew', async () => {
    const before = await told();
    const builds = server.services.indexBuilds();

    await publish(await draftWith({ validFrom: '2024-01-01', validTo: '2026-11-21' }));
    const after = await told();

    expect(before.inForce).not.toContain('expired');
    expect(after.inForce).toEqual(['expired']);
    expect(after.dataVersion).toBeGreaterThan(before.dataVersion);
    expect(server.services.indexBuilds()).toBe(builds);
  });

  it('keeps what was in force before in the history, and brings it back', async () => {
    const revision = await publish(await draftWith({ contact: 'Room 1' }));

    const [newest, former] = await drafts.versions(POLICY);
    const back = await drafts.revert(POLICY, former?.revision ?? -1, 'command-line');

    expect(newest).toMatchObject({ revision, by: 'command-line', changes: { paths: ['contact'], count: 1 } });
    expect(former?.document).toEqual(original);
    expect(back).toMatchObject({ revision: revision + 1, revertedTo: former?.revision });
    expect(await inForce()).toEqual(original);
  });

  it('is over for the draft: it is changed no more', async () => {
    const draft = await draftWith({ contact: 'Room 2' });
    await publish(draft);

    const again = drafts.publish(draft.id, 'command-line');

    await expect(again).rejects.toMatchObject({ code: 'draft-state-forbids' });
    expect(await drafts.get(draft.id)).toMatchObject({ state: 'in-force', isOvertaken: false });
  });

  it('is refused to a draft that nobody has reviewed', async () => {
    const draft = await draftWith({ contact: 'Room 3' });

    await expect(drafts.publish(draft.id, 'command-line')).rejects.toMatchObject({ code: 'draft-state-forbids' });
    expect(await inForce()).toEqual(original);
  });

  it('is refused to a draft that was written after its review', async () => {
    const draft = await draftWith({ contact: 'Room 4' });
    const { revision } = await drafts.review(draft.id, 'command-line');
    await drafts.edit({ id: draft.id, seen: revision, by: EDITOR }, { ...draft, document: original, cases: [] });

    await expect(drafts.publish(draft.id, 'command-line')).rejects.toMatchObject({ code: 'draft-state-forbids' });
  });

  it.each([
    { what: 'a cap below zero', changes: (policy: Policy) => withFirstCap(policy, -1) },
    { what: 'an unknown place', changes: () => ({ places: ['atlantis'] }) },
    { what: 'an end before its start', changes: () => ({ validFrom: '2027-01-01', validTo: '2026-01-01' }) },
    { what: 'no measures', changes: () => ({ measures: [] }) },
  ])('is refused to a draft with $what, and what was in force stays', async ({ changes }) => {
    const draft = await draftWith(changes(original));

    await expect(drafts.review(draft.id, 'command-line')).rejects.toMatchObject({ code: 'invalid-request' });
    expect(draft.faults.length).toBeGreaterThan(0);
    expect(await inForce()).toEqual(original);
  });

  it('is refused where a test case is not as expected, with what it came to', async () => {
    const draft = await draftWith({ contact: 'Room 5' }, [WRONG_CASE]);

    await expect(drafts.review(draft.id, 'command-line')).rejects.toMatchObject({
      code: 'invalid-request',
      details: { errors: [{ path: 'cases.0.expected.0', message: expect.stringContaining('not nothing') as unknown }] },
    });
  });

  it('is refused where another draft of the policy was quicker, also in the very same moment', async () => {
    const [one, other] = [await draftWith({ contact: 'Room 6' }), await draftWith({ contact: 'Room 7' })];
    await drafts.review(one.id, 'command-line');
    await drafts.review(other.id, 'command-line');

    const turns = await Promise.allSettled([
      drafts.publish(one.id, 'command-line'),
      drafts.publish(other.id, 'command-line'),
    ]);

    expect(turns.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(turns.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'draft-state-forbids' },
    });
    const [left] = (await Promise.all([drafts.get(one.id), drafts.get(other.id)])).filter(
      ({ state }) => state === 'reviewed',
    );
    expect(left?.isOvertaken).toBe(true);
  });

  it('outlives a reload of the seed, which tells of it', async () => {
    await publish(await draftWith({ contact: 'Room 8' }));

    const { reloaded } = await server.services.seeding.reload({});

    expect(reloaded.policies.kept).toEqual([POLICY]);
    expect((await inForce()).contact).toBe('Room 8');
  });

  it('is no edit any more once what was seeded is back in force', async () => {
    await publish(await draftWith({ contact: 'Room 9' }));
    const seeded = (await drafts.versions(POLICY)).find(
      ({ document }) => JSON.stringify(document) === JSON.stringify(original),
    );
    await drafts.revert(POLICY, seeded?.revision ?? -1, 'command-line');

    const { reloaded } = await server.services.seeding.reload({});

    expect(reloaded.policies.kept).toEqual([]);
  });

  it('leaves data that agree with themselves', async () => {
    expect((await verify(server.store.connection)).valid).toBe(true);
  });
});

describe('a policy that is new', () => {
  const NEW = 'test-new-policy';

  async function publishNew(): Promise<void> {
    const document = { ...(await inForce('sz-2025-3')), id: NEW };
    await publish(await drafts.begin({ from: 'file', document }, 'command-line'));
  }

  it('is in force beside the others, outlives a reload of the seed, and is withdrawn again', async () => {
    await publishNew();
    await server.services.seeding.reload({});
    const there = await inForce(NEW);

    const withdrawn = await drafts.revert(NEW, 0, 'command-line');

    expect(there.id).toBe(NEW);
    expect(withdrawn).toMatchObject({ policyId: NEW, revision: 2, revertedTo: 0 });
    expect(withdrawn.document).toBeUndefined();
    expect((await server.api(`/policies/${NEW}`)).status).toBe(404);
  });

  it('cannot take the place of one that came into force since the draft began', async () => {
    const document = { ...(await inForce('sz-2025-3')), id: 'test-second' };
    const [one, other] = [
      await drafts.begin({ from: 'file', document }, 'command-line'),
      await drafts.begin({ from: 'file', document: { ...document, contact: 'x' } }, 'command-line'),
    ];
    await drafts.review(other.id, 'command-line');
    await publish(one);

    await expect(drafts.publish(other.id, 'command-line')).rejects.toMatchObject({ code: 'draft-state-forbids' });
  });
});

describe('taking an earlier version back', () => {
  it.each([
    { policyId: POLICY, revision: 9999, code: 'not-found' },
    { policyId: 'none', revision: 0, code: 'not-found' },
  ])('is refused for revision $revision of $policyId', async ({ policyId, revision, code }) => {
    await expect(drafts.revert(policyId, revision, 'command-line')).rejects.toMatchObject({ code });
  });
});

/** A policy whose first cap is another. */
function withFirstCap(policy: Policy, capFen: number): Readonly<Record<string, unknown>> {
  return {
    measures: policy.measures.map((measure) =>
      measure.caps === undefined ? measure : { ...measure, caps: measure.caps.map((cap) => ({ ...cap, capFen })) },
    ),
  };
}
