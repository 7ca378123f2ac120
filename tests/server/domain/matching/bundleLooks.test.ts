import { describe, expect, it } from 'vitest';
import { type Figures } from '#server/domain/matching/bundleFigures.ts';
import { type Look, LOOKS } from '#server/domain/matching/bundleLooks.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';
import { someFigures } from '#tests/support/bundleFigures.ts';

interface Place {
  readonly parkId?: string;
  readonly building?: string;
  readonly floorNumber?: number;
}

function placed(id: string, { floorNumber, ...place }: Place): Figures {
  const candidate = aCandidate(
    {},
    { space: aSpace(floorNumber === undefined ? {} : { floorNumber }, { id, ...place }) },
  );
  return someFigures(id, { member: { candidate, sketch: candidate, standing: { verdict: 'met' } } });
}

function lookOf(adjacency: string): Look {
  const look = LOOKS.find((one) => one.adjacency === adjacency);
  if (look === undefined) throw new Error(`There is no look for ${adjacency}`);
  return look;
}

const idsOf = ({ figures }: { readonly figures: readonly Figures[] }): string => figures.map(({ id }) => id).join('');

describe('where bundles are sought', () => {
  const figures = [
    placed('a', { building: 'B', floorNumber: 1 }),
    placed('b', { building: 'B', floorNumber: 1 }),
    placed('c', { building: 'B', floorNumber: 2 }),
    placed('d', { building: 'B' }),
    placed('e', { building: 'C', floorNumber: 1 }),
    placed('f', { building: 'C', floorNumber: 1, parkId: 'park-2' }),
    placed('g', {}),
    placed('h', { floorNumber: 1 }),
    placed('i', { building: 'B1', floorNumber: 1 }),
    placed('j', { building: 'B', floorNumber: 11 }),
  ];

  it.each([
    { adjacency: 'same-floor', parts: ['ab'] },
    { adjacency: 'next-floor', parts: ['abcdj'] },
    { adjacency: 'same-building', parts: ['abcdj'] },
    { adjacency: 'same-park', parts: ['abcdeghij'] },
  ])('are parts of two spaces or more for $adjacency', ({ adjacency, parts }) => {
    const found = lookOf(adjacency).partsOf(figures);

    expect(found.map(idsOf)).toEqual(parts);
    expect(found.map(({ parkId }) => parkId)).toEqual(parts.map(() => 'park-1'));
  });

  it.each(['same-floor', 'same-building', 'same-park'])('is the whole part for %s', (adjacency) => {
    const look = lookOf(adjacency);
    const pools = look.partsOf(figures).flatMap((part) => look.poolsOf(part, 3));

    expect(pools.map(idsOf)).toEqual(look.partsOf(figures).map(idsOf));
    expect(pools.map(({ groups, groupOf, figures: [first] }) => [groups, first && groupOf(first)])).toEqual([[0, 0]]);
  });

  it('are runs of floors for those on the next floor, a group for each of them', () => {
    const look = lookOf('next-floor');
    const floors = [2, 1, 3, 5, -1, 2].map((floorNumber, at) =>
      placed('abcdef'.charAt(at), { building: 'B', floorNumber }),
    );
    const [part] = look.partsOf([...floors, placed('g', { building: 'B' })]);
    const told = (count: number) =>
      (part === undefined ? [] : look.poolsOf(part, count)).map((pool) => [idsOf(pool), pool.groups]);

    // Above −1 lies 1. Of each run its lowest floor comes first.
    expect(told(2)).toEqual([
      ['afc', 3],
      ['baf', 3],
      ['eb', 3],
    ]);
    expect(told(3)).toEqual([
      ['afc', 3],
      ['baf', 3],
      ['bafc', 7],
      ['eb', 3],
      ['ebaf', 7],
    ]);
    const run = part && look.poolsOf(part, 3)[2];
    expect(run?.figures.map(run.groupOf)).toEqual([1, 2, 2, 4]);
  });
});
