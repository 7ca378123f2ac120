import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '#server/parts/log.ts';
import { hashText } from '#server/parts/records.ts';
import { type Done } from '#server/features/audit/audit.ts';
import { createSealing } from '#server/features/audit/sealing.ts';
import { type AuditNeeds, createAudit } from '#server/features/audit/service.ts';
import { verifyChains } from '#server/features/audit/verification.ts';
import { passingSecrets } from '#server/platform/secrets/secrets.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { openTestStore } from '../../../support/testStore.ts';

const LI = '00000000-0000-4000-8000-00000000aaaa';
const HAN = '00000000-0000-4000-8000-00000000bbbb';
const COMPANY = '00000000-0000-4000-8000-0000000000c1';
const NAMES = new Map([[LI, 'Li Lei']]);

let store: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  store = await openTestStore();
  await logOf().prepare();
});
afterAll(() => store.close());

const NOW = new Date('2026-11-22T08:00:00Z');
const secrets = passingSecrets(() => NOW);
let count = 0;

function logOf() {
  const newId = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const log = openLog({ connection: store.connection, secrets, newId });
  const atOnce = <T>(use: () => Promise<T>): Promise<T> => inTransaction(store.connection, use);
  const nudged: string[] = [];
  const needs: AuditNeeds = {
    ...log,
    namesOf: (ids) => Promise.resolve(new Map([...NAMES].filter(([id]) => ids.includes(id)))),
    newId,
    now: () => new Date(Date.UTC(2026, 10, 22) + count * 1000),
    nudge: (job) => nudged.push(job),
  };
  const sealing = createSealing({ chains: log.chains, atOnce, hashText });
  return { ...log, audit: createAudit(needs), sealing, nudged, atOnce };
}

const byLi: Pick<Done, 'by' | 'request'> = {
  by: { kind: 'person', personId: LI, sessionId: 's1' },
  request: { address: '203.0.113.7', requestId: 'r-1' },
};

function leadMoved(id: string, revision: number): Done {
  return {
    ...byLi,
    organisationId: COMPANY,
    action: 'lead-moved',
    subject: { kind: 'lead', id },
    before: { id, stage: 'talks', contact: { name: 'Han Meimei', phone: '13800000001' }, revision: revision - 1 },
    after: { id, stage: 'visit', contact: { name: 'Han Meimei', phone: '13800000002' }, revision },
    personal: { contact: HAN },
  };
}

/** Every byte that the store holds of the log. */
async function stored(): Promise<string> {
  return JSON.stringify(await store.connection.collection('audit').find().toArray());
}

describe('the log', () => {
  it('gives a record’s history with the name of who did it, and each revision whole', async () => {
    const { audit, nudged } = logOf();
    const subject = { kind: 'lead', id: 'lead-1' };

    await audit.record(leadMoved('lead-1', 2));
    await audit.record({ ...leadMoved('lead-1', 3), by: { kind: 'job', name: 'deadlines' } });

    const history = await audit.historyOf(subject);
    expect(history.map(({ revision, by, byKind }) => ({ revision, by, byKind }))).toEqual([
      { revision: 3, by: 'deadlines', byKind: 'job' },
      { revision: 2, by: 'Li Lei', byKind: undefined },
    ]);
    expect(history[1]?.changes).toEqual([
      { path: 'stage', before: 'talks', after: 'visit' },
      { path: 'contact.phone', before: '13800000001', after: '13800000002' },
    ]);
    expect(await audit.revisionOf(subject, 2)).toEqual(leadMoved('lead-1', 2).after);
    expect(await audit.revisionOf(subject, 9)).toBeUndefined();
    expect(nudged).toEqual(['seal', 'seal']);
  });

  it('keeps nothing personal that can be read in the store, nor the address of the request', async () => {
    const { audit } = logOf();

    await audit.record(leadMoved('lead-2', 2));

    const text = await stored();
    expect(text).toContain('lead-moved');
    expect(text).not.toMatch(/Han Meimei|1380000000|203\.0\.113\.7/u);
  });

  it('has nothing of somebody whose key is destroyed, and is sound all the same', async () => {
    const log = logOf();
    const subject = { kind: 'lead', id: 'lead-3' };
    await log.audit.record(leadMoved('lead-3', 2));
    await log.sealing.seal();

    await log.atOnce(() => log.audit.forget(HAN));

    const [entry] = await log.audit.historyOf(subject);
    expect(entry?.changes).toEqual([{ path: 'stage', before: 'talks', after: 'visit' }]);
    expect(await log.audit.revisionOf(subject, 2)).toBeUndefined();
    const verdicts = await verifyChains({ ...log, hashText });
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('keeps the key where the destroying comes to nothing', async () => {
    const log = logOf();
    await log.audit.record(leadMoved('lead-4', 2));

    const failing = log.atOnce(async () => {
      await log.audit.forget(HAN);
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await log.audit.revisionOf({ kind: 'lead', id: 'lead-4' }, 2)).toBeDefined();
  });

  it('opens no box that was moved to another entry', async () => {
    const { audit } = logOf();
    await audit.record(leadMoved('lead-5', 2));
    await audit.record(leadMoved('lead-6', 2));
    const rows = store.connection.collection('audit');
    const from = await rows.findOne({ 'subject.id': 'lead-5' });

    await rows.updateOne({ 'subject.id': 'lead-6' }, { $set: { locked: from?.['locked'] } });

    expect(await audit.revisionOf({ kind: 'lead', id: 'lead-6' }, 2)).toBeUndefined();
    expect(await audit.revisionOf({ kind: 'lead', id: 'lead-5' }, 2)).toBeDefined();
  });

  it('has a record’s entry only where the change has come about', async () => {
    const log = logOf();

    const failing = log.atOnce(async () => {
      await log.audit.record(leadMoved('lead-7', 2));
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await log.audit.historyOf({ kind: 'lead', id: 'lead-7' })).toEqual([]);
  });

  it('goes on where the master key is another one, without what was locked before', async () => {
    const { audit } = logOf();
    await audit.record(leadMoved('lead-8', 2));
    const other = openLog({
      connection: store.connection,
      secrets: passingSecrets(() => NOW),
      newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    });
    const after = createAudit({
      ...other,
      namesOf: () => Promise.resolve(new Map()),
      newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
      now: () => new Date(0),
      nudge: () => undefined,
    });

    await after.record(leadMoved('lead-8', 3));

    expect(await after.revisionOf({ kind: 'lead', id: 'lead-8' }, 2)).toBeUndefined();
    expect(await after.revisionOf({ kind: 'lead', id: 'lead-8' }, 3)).toBeDefined();
    expect(await other.vault.countForeign()).toBeGreaterThan(0);
  });
});

describe('the chains', () => {
  it('have each entry once, whoever seals at the same time', async () => {
    const log = logOf();
    const others = [logOf(), logOf(), logOf()];
    for (let revision = 2; revision < 12; revision += 1) await log.audit.record(leadMoved('lead-9', revision));

    const sealed = await Promise.all([log, ...others].map(({ sealing }) => sealing.seal()));

    expect(sealed.reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(10);
    const verdicts = await verifyChains({ ...log, hashText });
    expect(verdicts.every(({ faultCount, waiting }) => faultCount === 0 && waiting === 0)).toBe(true);
    expect(verdicts.map(({ entries, head }) => entries - head.seq)).toEqual([0]);
    expect(await log.sealing.seal()).toBe(0);
  });

  it('take no entry while it is being written, and every one after', async () => {
    const log = logOf();
    await log.atOnce(async () => {
      await log.audit.record(leadMoved('lead-10', 2));
      // Outside of the transaction nobody sees it yet.
      expect(await others()).toBe(0);
    });

    expect(await log.sealing.seal()).toBe(1);

    function others(): Promise<number> {
      return new Promise((resolve, reject) => {
        setImmediate(() => {
          store.connection
            .collection('audit')
            .countDocuments({ 'subject.id': 'lead-10', seq: { $exists: true } })
            .then(resolve, reject);
        });
      });
    }
  });

  const damages: readonly (readonly [string, (rows: Rows) => Promise<unknown>, string])[] = [
    ['an altered action', (rows) => rows.updateOne({ seq: 2 }, { $set: { action: 'lead-noted' } }), 'altered 2'],
    ['an altered content', (rows) => rows.updateOne({ seq: 2 }, { $set: { content: '{}' } }), 'altered 2'],
    ['an altered box', (rows) => rows.updateOne({ seq: 2 }, { $set: { 'locked.0.box': 'AAAA' } }), 'altered 2'],
    ['another doer', (rows) => rows.updateOne({ seq: 2 }, { $set: { 'by.personId': HAN } }), 'altered 2'],
    ['another moment', (rows) => rows.updateOne({ seq: 2 }, { $set: { at: '2026-01-01T00:00:00.000Z' } }), 'altered 2'],
    ['a removed entry', (rows) => rows.deleteOne({ seq: 2 }), 'missing 2'],
    ['the first one removed', (rows) => rows.deleteOne({ seq: 1 }), 'missing 1'],
    ['the last ones removed', (rows) => rows.deleteMany({ seq: { $gte: 3 } }), 'cut-short 3'],
    ['a head that is gone', () => store.connection.collection<Keyed>('auditHeads').deleteMany({}), 'no-head 4'],
    [
      'an entry put in after the last',
      async (rows) => {
        const last = await rows.findOne({ seq: 4 });
        await rows.insertOne({ ...last, _id: 'forged', seq: 5 });
      },
      'altered 5',
    ],
    [
      'two that changed places',
      async (rows) => {
        await rows.updateOne({ seq: 2 }, { $set: { seq: 99 } });
        await rows.updateOne({ seq: 3 }, { $set: { seq: 2 } });
        await rows.updateOne({ seq: 99 }, { $set: { seq: 3 } });
      },
      'altered 2',
    ],
  ];

  it.each(damages)('tell of %s', async (_name, damage, fault) => {
    const log = logOf();
    const rows = store.connection.collection<Keyed>('audit');
    await rows.deleteMany({});
    await store.connection.collection('auditHeads').deleteMany({});
    for (let revision = 2; revision < 6; revision += 1) await log.audit.record(leadMoved('lead-11', revision));
    await log.sealing.seal();

    await damage(rows);

    const [verdict] = await verifyChains({ ...log, hashText });
    expect(verdict?.faults.map(({ kind, seq }) => `${kind} ${seq}`)).toContain(fault);
  });
});

interface Keyed {
  readonly _id: string;
  readonly seq: number;
}
type Rows = ReturnType<typeof store.connection.collection<Keyed>>;
