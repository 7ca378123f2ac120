import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '#server/store/contentHash.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let stored: unknown;

beforeAll(async () => {
  server = await openTestServer();
  stored = await documentCounts();
}, 60_000);

afterAll(() => server.close());

/** How many documents each collection has, and the version of the data. */
async function documentCounts(): Promise<unknown> {
  const { db } = server.store.connection;
  const collections = (await db?.listCollections().toArray()) ?? [];
  const counts = await Promise.all(
    collections.map(async ({ name }) => [name, await db?.collection(name).countDocuments()] as const),
  );
  return { counts: counts.sort(), version: await db?.collection('meta').find().toArray() };
}

const EXAMPLE: unknown = JSON.parse(
  await readFile(new URL('../../seed/examples/cell-therapy-grade-b.json', import.meta.url), 'utf8'),
);

type Path = readonly (string | number)[];

/** The path of every value below the given one. */
function pathsIn(value: unknown, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [above];
  const below = Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part, [...above, Array.isArray(value) ? Number(key) : key]),
  );
  return above.length === 0 ? below : [above, ...below];
}

/** A copy in which the value at the path is another. */
function withValueAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  // An earlier change may have put something else here.
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((part: unknown, index) => (index === key ? withValueAt(part, rest, put) : part));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, part]) => [name, name === key ? withValueAt(part, rest, put) : part]));
}

const PATHS = pathsIn(EXAMPLE);

/** What somebody may send in the place of anything. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    { $gt: '' },
    { $where: 'sleep(1000)' },
    null,
    '',
    'none',
    [],
    {},
    -1,
    0,
    1e308,
    '1',
    true,
    'NaN',
    [[[]]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const mutatedRequirement = fc
  .array(fc.record({ path: fc.constantFrom(...PATHS), put: oddValue }), { minLength: 1, maxLength: 3 })
  .map((changes) => changes.reduce<unknown>((draft, { path, put }) => withValueAt(draft, path, put), EXAMPLE));

describe('whatever is sent as a requirement', () => {
  it('is answered or refused by the sender’s fault, and never stored', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedRequirement, async (requirement) => {
        const response = await server.send(
          '/matches?include=findings,counts,relaxations,nearMisses,bundles,policies',
          requirement,
        );
        await response.arrayBuffer();

        expect([200, 400, 413]).toContain(response.status);
      }),
      { numRuns: 150 },
    );

    expect(await documentCounts()).toEqual(stored);
    expect(server.logged).toEqual([]);
  });

  it('is refused by name wherever a query operator stands in the place of a text', async () => {
    const texts = PATHS.filter((path) => typeof valueAt(EXAMPLE, path) === 'string');

    const answers = await Promise.all(
      texts.map(async (path) => {
        const response = await server.send('/matches', withValueAt(EXAMPLE, path, { $gt: '' }));
        const { errors } = (await response.json()) as { errors?: { path: string }[] };
        return {
          status: response.status,
          path: errors?.map((error) => error.path).find((at) => at.startsWith(path.join('.'))),
        };
      }),
    );

    expect(texts.length).toBeGreaterThan(5);
    expect(answers).toEqual(texts.map((path) => ({ status: 400, path: path.join('.') })));
  });

  it.each(['1e999', '-1e999'])('is refused by name wherever a number is %s', async (infinite) => {
    const numbers = PATHS.filter((path) => typeof valueAt(EXAMPLE, path) === 'number');

    const answers = await Promise.all(
      numbers.map(async (path) => {
        const body = JSON.stringify(withValueAt(EXAMPLE, path, '@')).replace('"@"', infinite);
        const response = await server.api('/matches', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        const { errors = [] } = (await response.json()) as { errors?: { path: string }[] };
        return { status: response.status, isNamed: errors.some((error) => error.path === path.join('.')) };
      }),
    );

    expect(numbers.length).toBeGreaterThan(5);
    expect(answers).toEqual(numbers.map(() => ({ status: 400, isNamed: true })));
  });

  it('is refused in a moment where it is huge or deep', async () => {
    const bodies = [
      `{"criteria":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
      `{"criteria":{"region":{"level":"must","within":{"type":"Polygon","coordinates":[[${'[0,0],'.repeat(150_000)}[0,0]]]}}}}`,
      `[${'0,'.repeat(450_000)}0]`,
      `{"criteria":{"region":{"level":"must","places":[${'"",'.repeat(40_000)}""]}}}`,
    ];

    const answers = await Promise.all(
      bodies.map((body) =>
        server.api('/matches', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(server.logged).toEqual([]);
  });

  it('is answered or refused alike where it comes as the query of a list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '/spaces',
          '/parks',
          '/policies',
          '/places',
          '/resources',
          '/sectors',
          '/criteria',
          '/spaces.geojson',
        ),
        fc.constantFrom('limit', 'cursor', 'place', 'park', 'status', 'minAreaM2', 'limit[$gt]', '__proto__', 'demo'),
        fc.oneof(fc.constantFrom('{"$gt":""}', '[object Object]', '1', '-1', 'true'), fc.string({ maxLength: 30 })),
        async (path, key, value) => {
          const response = await server.api(`${path}?${new URLSearchParams([[key, value]]).toString()}`);
          await response.arrayBuffer();

          expect([200, 400]).toContain(response.status);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('whatever is sent as a capsule', () => {
  it('is answered or refused by the sender’s fault, also where its hash is that of what it was changed to', async () => {
    const asked = await server.send('/matches?include=capsule&limit=3', EXAMPLE);
    const { capsule } = (await asked.json()) as { capsule: object };
    // Without the resources, of which there are so many that nothing else would be changed.
    const slight = forgedFrom(withValueAt(capsule, ['data', 'resources'], []));
    const paths = pathsIn(slight);
    const pathsByDepth = fc.integer({ min: 1, max: 5 }).map((depth) => paths.filter(({ length }) => length <= depth));
    const path = pathsByDepth.chain((some) => fc.constantFrom(...some));

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ path, put: oddOrOther(slight, paths) }), { minLength: 1, maxLength: 2 }),
        async (changes) => {
          const changed = changes.reduce<unknown>(
            (draft, change) => withValueAt(draft, change.path, change.put),
            slight,
          );
          const response = await server.send('/replays', forgedFrom(changed));
          await response.arrayBuffer();

          expect([200, 400]).toContain(response.status);
        },
      ),
      { numRuns: 300 },
    );

    expect((await server.send('/replays', slight)).status).toBe(200);
    expect(server.logged).toEqual([]);
  });
});

/** The value with the hash of its other fields. */
function forgedFrom(value: unknown): unknown {
  return withValueAt(value, ['hash'], contentHash({ ...(value as object), hash: undefined }));
}

/** An odd value, or one that stands elsewhere in the same document: more often of a fitting shape. */
function oddOrOther(document: unknown, paths: readonly Path[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    oddValue,
    fc.constantFrom(...paths).map((path) => valueAt(document, path)),
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], value);
}
