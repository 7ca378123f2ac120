import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerPart, USUAL_PARTS } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { answerText } from '#server/features/matches/answerText.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

const HEAD = { engineVersion: '1', dataVersion: 1, evaluatedAt: '2026-11-22T08:00:00.000Z' };

function answerOf(...[spaces, asked, include]: Parameters<typeof evaluated>): Answer {
  return { ...HEAD, requirement: asked.requirement, ...evaluated(spaces, asked, include) };
}

function evaluated(
  spaces: Parameters<typeof createMatchIndex>[0],
  asked: ReturnType<typeof circumstancesOf>,
  include: readonly AnswerPart[],
): ReturnType<ReturnType<typeof createMatchIndex>['evaluate']> {
  return createMatchIndex(spaces, CATALOGUE).evaluate(asked, { limit: 20, include });
}

function textOf(answer: Answer): string {
  return Buffer.from(answerText(answer)).toString();
}

describe('an answer as text', () => {
  it('is the text that JSON.stringify gives, whatever is asked for', () => {
    fc.assert(
      fc.property(stock(), circumstances(), fc.subarray([...USUAL_PARTS]), (spaces, asked, include) => {
        const answer = answerOf(spaces, asked, include);

        expect(textOf(answer)).toBe(JSON.stringify(answer));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['"findings":0', '},{"criterion":', '[{"criterion":', '}]'])('is so where a name is %s', (text) => {
    const asked = circumstancesOf({
      tenure: { level: 'must', anyOf: ['lease', text] },
      floor: { level: 'must', lowest: 1 },
    });
    const name = { zh: text, en: text };
    const spaces = ['a', 'b'].map((id) => aCandidate({}, { space: { ...aCandidate().space, id, name } }));
    const answer = answerOf(spaces, asked, ['findings']);

    expect(answer.results).toHaveLength(2);
    expect(textOf(answer)).toBe(JSON.stringify(answer));
  });

  it('is so where nothing is asked, so that there are findings and none of them', () => {
    const answer = answerOf([aCandidate()], circumstancesOf({}), ['findings']);

    expect(textOf(answer)).toBe(JSON.stringify(answer));
  });

  it('can be handed to another thread, memory and all', () => {
    const answer = answerOf([aCandidate()], circumstancesOf({}), []);
    const text = answerText(answer);

    const given = structuredClone(text, { transfer: [text.buffer as ArrayBuffer] });

    expect(text).toHaveLength(0);
    expect(Buffer.from(given).toString()).toBe(JSON.stringify(answer));
  });
});
