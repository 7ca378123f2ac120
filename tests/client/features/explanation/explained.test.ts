import { describe, expect, it } from 'vitest';
import { explained } from '#client/features/explanation/explained.ts';
import { aMatch, aNearMiss, anAnswer } from '#tests/client/support/answers.ts';
import { aSpace } from '#tests/support/builders.ts';

const { park, score } = aMatch('x');
const answer = anAnswer({
  results: [aMatch('a', { rank: 3, verdict: 'unconfirmed' })],
  nearMisses: [aNearMiss('b')],
  bundles: [
    {
      spaces: [aSpace({}, { id: 'c' }), aSpace({}, { id: 'd' })],
      park,
      areaM2: 900,
      adjacency: 'same-floor',
      verdict: 'met',
      score,
    },
  ],
  growthPaths: [
    {
      spaces: [aSpace({}, { id: 'e' }), aSpace({}, { id: 'f' })],
      park,
      areaM2: 900,
      adjacency: 'same-park',
      verdict: 'met',
      score,
      phases: [{ from: '2027-01-01', spaceIds: ['e', 'f'], areaM2: 900 }],
    },
  ],
});

describe('what an answer says of a space', () => {
  it('is how it stands as a match', () => {
    expect(explained(answer, 'a')).toMatchObject({ standing: 'unconfirmed', rank: 3, changes: [] });
  });

  it('is what is missing of a near miss', () => {
    expect(explained(answer, 'b')).toMatchObject({
      standing: 'nearMiss',
      changes: [{ criterion: 'clear-height', from: 5, to: 4.5 }],
    });
  });

  it('is that it is part of a bundle, or of a growth path', () => {
    expect(explained(answer, 'd')).toMatchObject({ standing: 'member', space: { id: 'd' } });
    expect(explained(answer, 'f')).toMatchObject({ standing: 'member', space: { id: 'f' } });
  });

  it('is nothing where it is none of these', () => {
    expect(explained(answer, 'z')).toBeUndefined();
  });
});
