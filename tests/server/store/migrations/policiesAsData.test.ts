import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Policy } from '#shared/policy/policy.ts';
import { readSeed } from '#seed/load.ts';
import { createPolicyRepository } from '#server/features/policies/repository.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { FORMER_POLICIES, policiesAsData } from '#server/store/migrations/policiesAsData.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(() => store.close());

/** As the former version wrote one. */
const FORMER = {
  level: 'district',
  places: ['sz-baoan'],
  issuer: "Bao'an S&T Innovation Bureau",
  titleZh: '深圳市宝安区关于推动高端医疗器械和生物技术产业高质量发展的若干措施',
  titleEn: "Bao'an measures",
  issued: '2025-07-17',
  beforeFairCompetition: false,
  eligibility: ["Bao'an firms"],
  documents: [],
  measures: [
    { id: 'class3-general', ref: 'registration clause', benefit: 'one-off', award: true, capFen: 30_000_000 },
    { id: 'list', ref: 'art. 2', benefit: 'list', award: false },
  ],
  limits: [],
  exclusions: ['only once'],
  notFound: [],
};

interface Row {
  readonly _id: string;
}

const rows = (name: string) => store.connection.collection<Row>(name);
const policies = () => createPolicyRepository(store.connection).all();

async function put(id: string, content: object, seeded: object = content): Promise<void> {
  await rows('policies').insertOne({ _id: id, ...content, seeded: contentHash(seeded) } as Row);
}

describe('the migration of policies to data', () => {
  it('puts the policies that ship in the place of the former ones, as if they had been seeded', async () => {
    await put('ba-2025', FORMER);
    await put('no-longer-there', FORMER);

    await policiesAsData(store.connection);

    const { policies: seed } = await readSeed();
    expect(await policies()).toEqual(seed);
    const again = await createPolicyRepository(store.connection).reload(seed);
    expect(again.kept).toEqual([]);
    expect(await rows(FORMER_POLICIES).countDocuments()).toBe(0);
  });

  it('keeps aside what somebody had edited', async () => {
    await put('ba-2025', { ...FORMER, issuer: 'Another' }, FORMER);

    await policiesAsData(store.connection);

    expect(await rows(FORMER_POLICIES).find().toArray()).toMatchObject([{ _id: 'ba-2025', issuer: 'Another' }]);
    expect((await policies()).map(({ id }) => id)).toContain('ba-2025');
  });

  it('lets everybody know that the data are others', async () => {
    await put('ba-2025', FORMER);
    const before = await createDataVersion(store.connection).read();

    await policiesAsData(store.connection);

    expect(await createDataVersion(store.connection).read()).toBe(before + 1);
  });

  it('done again comes to the same end, and leaves policies of the present format alone', async () => {
    const { policies: seed } = await readSeed();
    const [first] = seed;
    const own = Policy.parse({ ...first, id: 'own-policy' });
    const { id, ...content } = own;
    await put(id, content);
    await put('ba-2025', FORMER);

    await policiesAsData(store.connection);
    const version = await createDataVersion(store.connection).read();
    await policiesAsData(store.connection);

    expect((await policies()).map((policy) => policy.id).sort()).toEqual([...seed.map((one) => one.id), id].sort());
    expect(await createDataVersion(store.connection).read()).toBe(version);
  });

  it('leaves a new store empty', async () => {
    await policiesAsData(store.connection);

    expect(await policies()).toEqual([]);
  });
});
