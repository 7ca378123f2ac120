import { describe, expect, it } from 'vitest';
import { considered } from '#server/domain/matching/considered.ts';
import { aSpace } from '#tests/support/builders.ts';

const idsOf = (spaces: readonly { readonly id: string }[]): string[] => spaces.map(({ id }) => id);

describe('considered', () => {
  it.each([
    { status: 'vacant', takesPart: true },
    { status: 'held', takesPart: true },
    { status: 'in-negotiation', takesPart: true },
    { status: 'coming', takesPart: true },
    { status: 'leaving', takesPart: true },
    { status: 'let', takesPart: false },
    { status: 'withdrawn', takesPart: false },
    { status: 'stale', takesPart: false },
  ] as const)('a space that is $status takes part: $takesPart', ({ status, takesPart }) => {
    expect(considered([aSpace({}, { status })], { demo: false })).toHaveLength(takesPart ? 1 : 0);
  });

  it('leaves demo spaces out unless demo is switched on', () => {
    const demo = aSpace({}, { demo: true });

    expect(considered([demo], { demo: false })).toEqual([]);
    expect(considered([demo], { demo: true })).toEqual([demo]);
  });

  it('lets the demo spaces of a park give way to its first real one, and to no other park’s', () => {
    const spaces = [
      aSpace({}, { id: 'demo-here', parkId: 'here', demo: true }),
      aSpace({}, { id: 'real-here', parkId: 'here' }),
      aSpace({}, { id: 'demo-there', parkId: 'there', demo: true }),
    ];

    expect(idsOf(considered(spaces, { demo: true }))).toEqual(['real-here', 'demo-there']);
  });

  it('keeps the demo spaces of a park whose real ones are all let', () => {
    const spaces = [aSpace({}, { id: 'demo', demo: true }), aSpace({}, { id: 'real', status: 'let' })];

    expect(idsOf(considered(spaces, { demo: true }))).toEqual(['demo']);
  });
});
