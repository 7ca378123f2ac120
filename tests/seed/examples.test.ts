import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { readSeed } from '#seed/load.ts';
import { closedRequirement } from '#server/features/matches/requirement.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { considered } from '#server/domain/matching/considered.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { type Evaluation } from '#server/domain/matching/evaluation.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { promisesOf } from '#server/domain/policy/promises.ts';

const seed = await readSeed();
const judge = evaluate(placeCandidates(considered(seed.demoSpaces, { demo: true }), seed), CATALOGUE);
const FOLDER = new URL('../../seed/examples/', import.meta.url);
const FILES = readdirSync(FOLDER);
const IMPOSSIBLE = 'vaccine-plant-too-big.json';

function requirementIn(file: string): OpenRequirement & { asOf: string } {
  const requirement = closedRequirement(CATALOGUE).parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  return { ...requirement, asOf: requirement.asOf ?? '2026-11-22' };
}

function answerTo(file: string): Evaluation {
  const requirement = requirementIn(file);
  return judge(
    { requirement, resources: seed.resources, ...promisesOf(createMeasuresIn(seed.policies, requirement)) },
    { limit: 20, include: ['counts', 'nearMisses', 'relaxations'] },
  );
}

describe('the example requirements', () => {
  it('are six that a company could bring, and one that nothing fits', () => {
    expect(FILES).toEqual([
      'ai-drug-discovery-dry-lab.json',
      'cell-therapy-grade-b.json',
      'ivd-reagents-pingshan.json',
      'rehabilitation-aids-upstairs.json',
      'stem-cell-bank-cold-storage.json',
      'synbio-fermenter-ground-floor.json',
      IMPOSSIBLE,
    ]);
  });

  it.each(FILES.filter((file) => file !== IMPOSSIBLE))('%s finds spaces that fit and some that nearly do', (file) => {
    const { counts, nearMisses } = answerTo(file);

    expect(counts?.met).toBeGreaterThanOrEqual(3);
    expect(counts?.excluded).toBeGreaterThan(0);
    expect(nearMisses?.length).toBeGreaterThanOrEqual(3);
  });

  it('finds the reagent maker only spaces in Pingshan', () => {
    const { results } = answerTo('ivd-reagents-pingshan.json');

    expect(new Set(results.flatMap(({ park }) => park.places))).toEqual(new Set(['sz-pingshan']));
  });

  it(`${IMPOSSIBLE} finds nothing, and hears what stands in its way`, () => {
    const { results, counts, nearMisses } = answerTo(IMPOSSIBLE);

    expect(results).toEqual([]);
    expect(counts).toMatchObject({ met: 0, unconfirmed: 0 });
    // No demo space has 20,000 m²: the area excludes every one.
    expect(counts?.excludedBy.find(({ criterion }) => criterion === 'area')?.spaces).toBe(counts?.considered);
    expect(nearMisses?.length).toBeGreaterThan(0);
  });
});
