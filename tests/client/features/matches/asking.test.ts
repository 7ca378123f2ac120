import { beforeEach, describe, expect, it } from 'vitest';
import { type AskServer, createAsking } from '#client/features/matches/asking.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { aMatch, anAnswer } from '#tests/client/support/answers.ts';

const measures = [{ id: 'policy-1/clause-1', verdict: 'eligible', tests: [] }] as const;
const { signal } = new AbortController();

/** Parts of each question in turn, joined. */
let asked: string[];
let spaceIds: string[];
let dataVersion: number;

const server: AskServer = (_requirement, include) => {
  asked.push(include.join());
  const parts = include.includes('policies') ? { measures: measures.map((one) => ({ ...one, tests: [] })) } : {};
  return Promise.resolve(anAnswer({ dataVersion, results: spaceIds.map((id) => aMatch(id, parts)) }));
};

function asking(weight: number, minM2 = 800): OpenRequirement {
  return { criteria: { rent: { level: 'prefer', weight }, area: { level: 'must', minM2 } } };
}

beforeEach(() => {
  asked = [];
  spaceIds = ['one', 'two'];
  dataVersion = 1;
});

describe('asking for answers', () => {
  it('asks for measures once while only weights change, and keeps those it has', async () => {
    const ask = createAsking(server);
    await ask(asking(1), signal);
    spaceIds = ['two', 'one'];

    const { results } = await ask(asking(2), signal);

    expect(asked[0]).toContain('policies');
    expect(asked[1]).not.toContain('policies');
    expect(asked).toHaveLength(2);
    expect(results.map((match) => [match.space.id, match.measures])).toEqual([
      ['two', measures],
      ['one', measures],
    ]);
  });

  it('asks for them again when anything else changes', async () => {
    const ask = createAsking(server);
    await ask(asking(1), signal);

    await ask(asking(1, 900), signal);

    expect(asked[1]).toContain('policies');
  });

  it('asks for them again when a space is new in the list', async () => {
    const ask = createAsking(server);
    await ask(asking(1), signal);
    spaceIds = ['one', 'three'];

    const { results } = await ask(asking(2), signal);

    expect(asked).toHaveLength(3);
    expect(results.every((match) => match.measures !== undefined)).toBe(true);
  });

  it('asks for them again when the data have changed', async () => {
    const ask = createAsking(server);
    await ask(asking(1), signal);
    dataVersion = 2;

    await ask(asking(2), signal);

    expect(asked[2]).toContain('policies');
  });
});
