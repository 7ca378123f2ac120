import { open, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AnswerPart } from '#shared/answer.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { type Built, type SnapshotRead, readSnapshot, writeSnapshot } from '#server/features/matches/snapshot.ts';
import { createMatchIndex, type MatchIndex, matchIndexOfImage } from '#server/matchIndex/matchIndex.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { largeStock } from '#tests/properties/largeStock.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const BUILT: Built = { dataVersion: 7, catalogue: CATALOGUE, setting: 'demo' };
const options = { limit: 20, include: AnswerPart.options.filter((part) => part !== 'certificate') };
const [SPACES = []] = fc.sample(
  stock({ maxLength: 12 }).filter(({ length }) => length > 4),
  { numRuns: 1, seed: 5 },
);

/** What is read of a file that is there. */
async function readOf(path: string, built: Built): Promise<SnapshotRead> {
  const read = await readSnapshot(path, built);
  if (read === undefined) throw new Error('There is no snapshot');
  return read;
}

async function writtenFile(): Promise<string> {
  const path = join(temporaryFolder(), 'index.snapshot');
  await writeSnapshot(path, { ...createMatchIndex(SPACES, CATALOGUE).image(), realByPark: [['park', 1]] }, BUILT);
  return path;
}

/** The index exchanged for half of another stock, and what it holds then. */
function changed(index: MatchIndex, spaces: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const model = new Map(spaces.map((one) => [one.space.id, one]));
  for (const one of others.slice(0, others.length / 2)) {
    index.put(one);
    model.set(one.space.id, one);
  }
  for (const { space } of spaces.slice(0, spaces.length / 3)) {
    index.remove(space.id);
    model.delete(space.id);
  }
  return [...model.values()];
}

describe('an index of an image', () => {
  it('answers as the plain evaluation does, and goes on doing so as it changes', () => {
    fc.assert(
      fc.property(fc.tuple(largeStock, largeStock), circumstances(), ([spaces, others], asked) => {
        const first = createMatchIndex(spaces, CATALOGUE);
        const before = changed(first, spaces, others);

        const index = matchIndexOfImage(structuredClone(first.image()), CATALOGUE);
        const atOnce = index.evaluate(asked, options);
        const after = changed(index, before, others.toReversed());

        expect(atOnce).toStrictEqual(evaluate(before, CATALOGUE)(asked, options));
        expect(index.evaluate(asked, options)).toStrictEqual(evaluate(after, CATALOGUE)(asked, options));
        expect(first.evaluate(asked, options)).toStrictEqual(evaluate(before, CATALOGUE)(asked, options));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a snapshot', () => {
  it('gives back the index that was written, and leaves nothing else behind', async () => {
    const path = await writtenFile();

    const read = await readOf(path, BUILT);

    const [asked] = fc.sample(circumstances(), { numRuns: 1, seed: 5 });
    if (!('image' in read) || asked === undefined) throw new Error('The snapshot is not read');
    const index = matchIndexOfImage(read.image, CATALOGUE);
    expect(index.evaluate(asked, options)).toStrictEqual(evaluate(SPACES, CATALOGUE)(asked, options));
    expect(SPACES.map(({ space }) => index.candidate(space.id))).toStrictEqual(SPACES);
    expect(await readdir(join(path, '..'))).toEqual(['index.snapshot']);
  });

  it('of a stock that a kernel searches answers from where it was read, and goes on doing so as it changes', async () => {
    const { spaces, parks } = generateStock({ spaces: 7000, seed: 3, shape: 'clustered' });
    const stock = placeCandidates(spaces, { parks, places: [] });
    const [kept, others] = [stock.slice(0, 6000), stock.slice(6000)];
    const index = createMatchIndex(kept, CATALOGUE);
    const path = join(temporaryFolder(), 'large.snapshot');
    await writeSnapshot(path, { ...index.image(), realByPark: [] }, BUILT);
    const read = await readOf(path, BUILT);
    if (!('image' in read)) throw new Error('The snapshot is not read');
    const again = matchIndexOfImage(read.image, CATALOGUE);
    const asked = fc.sample(circumstances(), { numRuns: 12, seed: 5 });

    for (const one of asked) expect(again.evaluate(one, options)).toStrictEqual(index.evaluate(one, options));
    for (const one of [index, again]) changed(one, kept, others);
    for (const one of asked) expect(again.evaluate(one, options)).toStrictEqual(index.evaluate(one, options));
    expect(again.image().tree.codes.buffer).toBe(read.image.tree.codes.buffer);
  });

  it.each<[string, Partial<Built>]>([
    ['data of another version', { dataVersion: 8 }],
    ['other criteria', { catalogue: CATALOGUE.slice(1) }],
    [
      'criteria that read otherwise',
      { catalogue: CATALOGUE.map((one) => ({ ...one, readsPlaces: !one.readsPlaces })) },
    ],
    ['criteria of which more is better', { catalogue: CATALOGUE.map((one) => ({ ...one, betterment: {} })) }],
    ['another setting', { setting: 'no demo' }],
  ])('of %s is stale', async (_, other) => {
    expect(await readSnapshot(await writtenFile(), { ...BUILT, ...other })).toEqual({
      reason: 'The snapshot is of other data, criteria or version',
    });
  });

  it('is read piece by piece as it is in one', async () => {
    const path = await writtenFile();

    const [inOne, inPieces] = [await readSnapshot(path, BUILT), await readSnapshot(path, BUILT, 1000)];

    expect(inPieces).toEqual(inOne);
    expect(inPieces).toHaveProperty('image');
  });

  it('that is not there is none', async () => {
    expect(await readSnapshot(join(temporaryFolder(), 'none'), BUILT)).toBeUndefined();
  });

  it('on a disk that gives nothing is told of once, and ends nothing else', async () => {
    const path = join(temporaryFolder(), 'index.snapshot');
    await writeFile(path, 'PKFITIDX');
    // So long that several pieces are on their way.
    await truncate(path, 20_000_000);
    const file = await open(path);
    const reads = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'read').mockRejectedValue(new Error('EIO'));
    onTestFinished(() => {
      reads.mockRestore();
    });
    await file.close();

    await expect(readSnapshot(path, BUILT)).rejects.toThrow('EIO');

    expect(reads.mock.calls.length).toBeGreaterThan(1);
  });

  it('cut short anywhere is not read', async () => {
    const path = await writtenFile();
    const whole = await readFile(path);
    const lengths = [0, 1, 7, 8, 12, 15, 16, 17, Math.floor(whole.length / 2), whole.length - 8, whole.length - 1];

    const reads = [];
    for (const length of lengths) {
      await writeFile(path, whole.subarray(0, length));
      reads.push(await readOf(path, BUILT));
    }

    expect(reads.filter((read) => 'image' in read)).toEqual([]);
  });

  it('with one bit turned anywhere is not read', async () => {
    const path = await writtenFile();
    const whole = await readFile(path);

    const reads = [];
    for (let at = 0; at < whole.length; at += at < 40 ? 1 : Math.ceil(whole.length / 150)) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 4;
      await writeFile(path, turned);
      reads.push(await readOf(path, BUILT));
    }

    expect(reads.length).toBeGreaterThan(150);
    expect(reads.filter((read) => 'image' in read)).toEqual([]);
  });
});
