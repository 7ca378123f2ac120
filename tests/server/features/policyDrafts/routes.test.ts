import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CaseRun, type EditedDraft } from '#shared/policy/draft.ts';
import { type DraftingOfficer, draftIn, refusal, signInOfficer } from '#tests/support/drafting.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let officer: DraftingOfficer;

beforeAll(async () => {
  server = await openTestServer({ demo: false });
  officer = await signInOfficer(server);
}, 60_000);

afterAll(() => server.close());

/** A policy that ships with the product. */
const POLICY = 'ps-2024-bio';

async function begin(body: unknown = { from: 'policy', policyId: POLICY }): Promise<EditedDraft> {
  return draftIn(await officer.send('POST', '/policy-drafts', { body }));
}

function edit({ id, revision }: EditedDraft, body: unknown): Promise<Response> {
  return officer.send('PUT', `/policy-drafts/${id}`, { body, seen: revision });
}

describe('a draft over HTTP', () => {
  it('begins from a policy in force, with all that it says and no fault', async () => {
    const draft = await begin();
    const inForce: unknown = await (await server.api(`/policies/${POLICY}`)).json();

    expect(draft).toMatchObject({ state: 'draft', revision: 1, cases: [], faults: [], isOvertaken: false });
    expect(draft.document).toEqual(inForce);
    expect(draft.changes).toEqual({ paths: [], count: 0 });
    expect(draft.history).toEqual([{ action: 'begun', at: '2026-11-22T08:00:00.000Z', by: officer.id, revision: 1 }]);
    expect(draft.names).toEqual({ [officer.id]: 'Officer Lin' });
  });

  it('begins from nothing, and names what is missing', async () => {
    const draft = await begin({ from: 'nothing' });

    expect(draft.faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['id', 'level', 'title', 'issuer', 'measures']),
    );
    expect(draft.basis).toBeUndefined();
  });

  it('begins from the content of a file, as a change of the policy of its id where one is in force', async () => {
    const { document } = await begin();

    const draft = await begin({ from: 'file', document: { ...document, contact: '0755-12345678' } });

    expect(draft.basis?.policyId).toBe(POLICY);
    expect(draft.changes).toEqual({ paths: ['contact'], count: 1 });
  });

  it('is written with the revision that was seen, which is its tag, and tells what was changed', async () => {
    const draft = await begin();

    const response = await edit(draft, { document: { ...draft.document, contact: 'Room 3' }, cases: [] });

    expect(response.headers.get('etag')).toBe('"2"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const written = await draftIn(response);
    expect(written).toMatchObject({ revision: 2, changes: { paths: ['contact'], count: 1 } });
    expect(written.history[0]).toMatchObject({
      action: 'edited',
      revision: 2,
      changes: { paths: ['contact'], count: 1 },
    });
  });

  it('keeps what is no policy yet, and says where it is at fault', async () => {
    const draft = await begin();

    const written = await draftIn(
      await edit(draft, { document: { ...draft.document, level: 'planet', x: { $gt: 1 } }, cases: [] }),
    );
    const again = await draftIn(await officer.get(`/policy-drafts/${draft.id}`));

    expect(again.document).toMatchObject({ level: 'planet', x: { $gt: 1 } });
    expect(written.faults.map(({ path }) => path)).toEqual(['level', 'x']);
  });

  it('is not written over where somebody else has written since', async () => {
    const draft = await begin();
    await edit(draft, { document: { ...draft.document, contact: 'first' }, cases: [] });

    const second = await edit(draft, { document: { ...draft.document, contact: 'second' }, cases: [] });

    expect(await refusal(second)).toEqual({ status: 412, code: 'revision-overtaken' });
    const now = await draftIn(await officer.get(`/policy-drafts/${draft.id}`));
    expect(now.document['contact']).toBe('first');
  });

  it('is written by one of two who write in the very same moment', async () => {
    const draft = await begin();
    const write = (contact: string) => edit(draft, { document: { ...draft.document, contact }, cases: [] });

    const statuses = (await Promise.all([write('one'), write('other')])).map(({ status }) => status);

    expect(statuses.sort()).toEqual([200, 412]);
  });

  it('is not written without the revision that was seen', async () => {
    const { id, document } = await begin();

    const response = await officer.send('PUT', `/policy-drafts/${id}`, { body: { document, cases: [] } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'headers.if-match' }] });
  });

  it('stays at its revision where nothing is otherwise', async () => {
    const draft = await begin();

    const written = await draftIn(await edit(draft, { document: draft.document, cases: [] }));

    expect(written.revision).toBe(1);
  });

  it('is given up and taken back', async () => {
    const draft = await begin();

    const gone = await draftIn(await officer.send('POST', `/policy-drafts/${draft.id}/discard`, { seen: 1 }));
    const refused = await edit(gone, { document: {}, cases: [] });
    const back = await draftIn(await officer.send('POST', `/policy-drafts/${draft.id}/restore`, { seen: 2 }));

    expect(gone.state).toBe('discarded');
    expect(await refusal(refused)).toEqual({ status: 409, code: 'draft-state-forbids' });
    expect(back).toMatchObject({ state: 'draft', revision: 3, document: draft.document });
  });

  it('must keep the id of the policy that it began from', async () => {
    const draft = await begin();

    const written = await draftIn(await edit(draft, { document: { ...draft.document, id: 'another' }, cases: [] }));

    expect(written.faults[0]).toMatchObject({ path: 'id' });
  });

  it('is refused where it is larger than a draft may be', async () => {
    const draft = await begin();

    const response = await edit(draft, { document: { note: 'x'.repeat(400_000) }, cases: [] });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'document' }] });
  });

  it('is listed by its state, with its names', async () => {
    const draft = await begin();
    await officer.send('POST', `/policy-drafts/${draft.id}/discard`, { seen: 1 });

    const { items } = z
      .object({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) })
      .parse(await (await officer.get('/policy-drafts?state=discarded&limit=500')).json());

    expect(items.every(({ state }) => state === 'discarded')).toBe(true);
    expect(items.find(({ id }) => id === draft.id)).toMatchObject({ policyId: POLICY, cases: 0, revision: 2 });
  });

  it.each([
    { path: '/policy-drafts/none', status: 404, code: 'not-found' },
    { path: '/policy-drafts/No_Id', status: 400, code: 'invalid-request' },
    { path: '/policy-drafts?state=x', status: 400, code: 'invalid-request' },
  ])('is refused at $path', async ({ path, status, code }) => {
    expect(await refusal(await officer.get(path))).toEqual({ status, code });
  });

  it('cannot begin from a policy that is not in force', async () => {
    const response = await officer.send('POST', '/policy-drafts', { body: { from: 'policy', policyId: 'none' } });

    expect(await refusal(response)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('a document that is being written', () => {
  it('is checked without being stored', async () => {
    const { document } = await begin();

    const response = await officer.send('POST', '/policy-validations', {
      body: { document: { ...document, places: [] } },
    });

    expect(await response.json()).toMatchObject({ faults: [{ path: 'places' }] });
  });

  it('is put to its cases: verdicts and sums as expected or not, an unknown measure gives nothing', async () => {
    const { document } = await begin();
    const [first] = z.looseObject({ measures: z.array(z.looseObject({ id: z.string() })) }).parse(document).measures;
    const cases = [
      {
        name: 'Elsewhere',
        asOf: '2026-11-22',
        placeId: 'gz',
        facts: {},
        expected: [
          { measure: first?.id, verdict: 'eligible' },
          { measure: 'none', verdict: 'unknown' },
        ],
      },
    ];

    const response = await officer.send('POST', '/policy-case-runs', { body: { document, cases } });

    const { runs } = z.object({ runs: z.array(CaseRun) }).parse(await response.json());
    expect(runs).toMatchObject([{ name: 'Elsewhere', isAsExpected: false, outcomes: [{}, { isAsExpected: false }] }]);
  });

  it('is not put to a case of a place that is not there', async () => {
    const { document } = await begin();
    const cases = [
      {
        name: 'x',
        asOf: '2026-11-22',
        placeId: 'atlantis',
        facts: {},
        expected: [{ measure: 'm', verdict: 'unknown' }],
      },
    ];

    const response = await officer.send('POST', '/policy-case-runs', { body: { document, cases } });

    expect(await response.json()).toEqual({
      faults: [{ path: 'cases.0.placeId', message: 'There is no place atlantis' }],
      runs: [],
    });
  });
});
