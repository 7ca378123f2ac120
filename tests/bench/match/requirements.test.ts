import { describe, expect, it } from 'vitest';
import { requirementOf } from '#shared/requirement.ts';
import { z } from 'zod';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { match } from '#server/domain/matching/match.ts';
import { Question } from './messages.ts';
import { UNMEASURED } from './peers/unmeasured.ts';
import { drawRequirements } from './requirements.ts';
import { circumstancesIn, makeWorld } from './world.ts';

const SETTING = { count: 60, seed: 3 };
const world = await makeWorld({ spaces: 1500, seed: 2, shape: 'clustered' });
const drawn = drawRequirements(world, SETTING);

/** Shares of the stock that each requirement leaves, the least first. */
const shares = drawn
  .map((requirement) => {
    const judged = match(circumstancesIn(world, requirement), world.stock, CATALOGUE);
    return judged.filter(({ verdict }) => verdict !== 'excluded').length / world.stock.length;
  })
  .sort((a, b) => a - b);

describe('the requirements of the bench', () => {
  it('are valid by the schemas of the catalogue', () => {
    const schema = z.array(
      requirementOf(z.strictObject(Object.fromEntries(CATALOGUE.map(({ id, ask }) => [id, ask.optional()])))),
    );

    expect(schema.safeParse(drawn).error).toBeUndefined();
  });

  it.each(['must', 'prefer'])('ask for every criterion that the peers answer as a %s', (level) => {
    const asked = drawn.flatMap(({ criteria }) =>
      Object.entries(criteria).flatMap(([id, ask]) => (ask.level === level ? [id] : [])),
    );

    expect([...new Set(asked)].sort()).toEqual(
      CATALOGUE.map(({ id }) => id)
        .filter((id) => !UNMEASURED.has(id))
        .sort(),
    );
  });

  it('are the same for the same setting and others for another seed', () => {
    const few = { count: 4, seed: 3 };

    expect(drawRequirements(world, few)).toEqual(drawRequirements(world, few));
    expect(drawRequirements(world, few)).not.toEqual(drawRequirements(world, { ...few, seed: 4 }));
  });

  it('reach the process of the index just as they were drawn', () => {
    const questions = drawn.map((requirement) => ({ kind: 'best', requirement, limit: 50 }));

    expect(z.array(Question).parse(questions)).toEqual(questions);
  });

  it('leave from hardly any space to more than half of all', () => {
    expect(shares[0]).toBeLessThan(0.001);
    expect(shares[30]).toBeGreaterThan(0.0005);
    expect(shares[30]).toBeLessThan(0.05);
    expect(shares.at(-1)).toBeGreaterThan(0.5);
  });
});

describe('the stock of the bench', () => {
  it.each(['clustered', 'independent'] as const)('has as many spaces as asked for where it is %s', async (shape) => {
    const made = await makeWorld({ spaces: 700, seed: 1, shape });

    expect(made.stock).toHaveLength(700);
    expect(made.stock.filter(({ space }) => space.status === 'let')).toEqual([]);
    expect(made.rows.map(({ id }) => id)).toEqual(made.stock.map(({ space }) => space.id));
  });
});
