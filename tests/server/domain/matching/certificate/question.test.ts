import { describe, expect, it } from 'vitest';
import { type Question } from '#shared/certificate.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

interface Given {
  readonly park?: string;
  readonly facts: SpaceFacts;
}

function questionsOf(
  criteria: OpenRequirement['criteria'],
  spaces: Readonly<Record<string, Given>>,
  limit = 20,
): Question[] {
  const stock = Object.entries(spaces).map(([id, { park = 'park-1', facts }]) => ({
    space: aSpace(facts, { id, parkId: park }),
    park: aPark({ id: park }),
    placeIds: [],
  }));
  const { certificate } = evaluate(stock, CATALOGUE)(circumstancesOf(criteria), {
    limit,
    include: ['certificate'],
  });
  return certificate?.questions ?? [];
}

/** Each question in short: criterion, park, facts, places, and per space where it is, at best and at worst. */
const inShort = (questions: readonly Question[]): unknown[] =>
  questions.map(({ criterion, park, facts, places, spaces }) => [
    criterion,
    park.id,
    facts,
    places,
    spaces.map(({ space, place, best, worst }) => [space.id, place, best, worst]),
  ]);

/** 2000 satisfies fully, 4000 by half, 6000 not. */
const RENT = { level: 'prefer', idealFenPerM2Month: 2000, limitFenPerM2Month: 6000 } as const;
const LOAD = { level: 'must', minKnPerM2: 7.5 } as const;
const HEIGHT = { level: 'must', minM: 5 } as const;

describe('the next questions', () => {
  it('ask first what moves a space most within the first three', () => {
    // With rent alone: a 1, b 0.75, c 0.6, d not known: 0.5 expected, so fourth; at best level with a, and behind it by id.
    const questions = questionsOf(
      { rent: RENT },
      {
        a: { facts: { rentFenPerM2Month: 2000 } },
        b: { facts: { rentFenPerM2Month: 3000 } },
        c: { facts: { rentFenPerM2Month: 3600 } },
        d: { facts: {} },
      },
    );

    expect(inShort(questions)).toEqual([
      ['rent', 'park-1', ['rentFenPerM2Month'], 2, [['d', undefined, 2, undefined]]],
    ]);
    expect(questions[0]).toMatchObject({ level: 'prefer', count: 1, spaces: [{ alsoOpen: 0 }] });
  });

  it('say how far a space could come down, where it stays within the first three', () => {
    // a 1, c 0.25; b 0.5 expected: at best 1, level with a and behind it by id, at worst 0.
    const questions = questionsOf(
      { rent: RENT },
      { a: { facts: { rentFenPerM2Month: 2000 } }, b: { facts: {} }, c: { facts: { rentFenPerM2Month: 5000 } } },
    );

    expect(inShort(questions)).toEqual([['rent', 'park-1', ['rentFenPerM2Month'], 1, [['b', 2, 2, 3]]]]);
  });

  it('ask nothing that changes nothing', () => {
    // Fourth for sure: at best 0 + 0, the others have 1.
    const questions = questionsOf(
      { rent: RENT, 'floor-load': { level: 'prefer', minKnPerM2: 7.5, weight: 0.1 } },
      {
        a: { facts: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 } },
        b: { facts: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 } },
        c: { facts: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 } },
        d: { facts: { rentFenPerM2Month: 6000 } },
      },
    );

    expect(questions).toEqual([]);
  });

  it('say that a must which turns out unmet excludes, and with which others one that is met makes a space sure', () => {
    const questions = questionsOf(
      { rent: RENT, 'floor-load': LOAD, 'clear-height': HEIGHT },
      {
        sure: { facts: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10, clearHeightM: 6 } },
        cheap: { facts: { rentFenPerM2Month: 3000, floorLoadKnPerM2: 10 } },
        cheaper: { park: 'park-2', facts: { rentFenPerM2Month: 2000 } },
      },
    );

    // Confirmed, each of the two would be first; unmet, it is out. What makes sure by itself is asked first, although
    // the other space stands better.
    expect(inShort(questions)).toEqual([
      ['clear-height', 'park-1', ['clearHeightM'], 2, [['cheap', 3, 1, undefined]]],
      ['floor-load', 'park-2', ['floorLoadKnPerM2'], 2, [['cheaper', 2, 1, undefined]]],
      ['clear-height', 'park-2', ['clearHeightM'], 2, [['cheaper', 2, 1, undefined]]],
    ]);
    expect(questions.map(({ spaces }) => spaces[0]?.alsoOpen)).toEqual([0, 1, 1]);
  });

  it('ask a park once about what is not known of several of its spaces', () => {
    const questions = questionsOf(
      { 'floor-load': LOAD },
      { a: { facts: {} }, b: { facts: {} }, c: { park: 'park-2', facts: {} }, d: { facts: {} } },
    );

    // a, b and c are first to third by id; d is fourth, and would be first if it were confirmed.
    expect(inShort(questions)).toEqual([
      [
        'floor-load',
        'park-1',
        ['floorLoadKnPerM2'],
        3,
        [
          ['a', 1, 1, undefined],
          ['d', undefined, 1, undefined],
          ['b', 2, 1, undefined],
        ],
      ],
      ['floor-load', 'park-2', ['floorLoadKnPerM2'], 2, [['c', 3, 1, undefined]]],
    ]);
    expect(questions[0]?.count).toBe(3);
  });

  it('name no fact of a space where the place is what is not known', () => {
    const questions = questionsOf(
      { distance: { level: 'must', idealM: 0, limitM: 1000, to: [114.35, 22.69] } },
      { a: { facts: {} } },
    );

    expect(inShort(questions)).toEqual([['distance', 'park-1', [], 3, [['a', 1, 1, undefined]]]]);
  });

  it('do not depend on how many results are shown', () => {
    const spaces = {
      a: { facts: {} },
      b: { facts: { rentFenPerM2Month: 3000 } },
      c: { facts: { rentFenPerM2Month: 4500 } },
      d: { facts: {} },
    };

    expect(questionsOf({ rent: RENT }, spaces, 1)).toEqual(questionsOf({ rent: RENT }, spaces));
  });

  it('are ten at most, and name ten spaces at most', () => {
    const spaces = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`s-${at}`, { park: at < 18 ? 'park-1' : `park-${at}`, facts: {} }]),
    );

    const questions = questionsOf({ 'floor-load': LOAD }, spaces);

    expect(questions).toHaveLength(10);
    expect(questions[0]).toMatchObject({ count: 18 });
    expect(questions[0]?.spaces).toHaveLength(10);
  });
});
