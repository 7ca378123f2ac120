import { describe, expect, it } from 'vitest';
import { adjacencyOf } from '#server/domain/matching/adjacency.ts';
import { aSpace } from '#tests/support/builders.ts';

describe('adjacencyOf', () => {
  it.each([
    { places: ['A/1', 'A/1'], adjacency: 'same-floor' },
    { places: ['A/1', 'A/2'], adjacency: 'next-floor' },
    { places: ['A/2', 'A/1', 'A/3'], adjacency: 'next-floor' },
    { places: ['A/1', 'A/1', 'A/2'], adjacency: 'next-floor' },
    { places: ['A/-1', 'A/1'], adjacency: 'next-floor' },
    { places: ['A/-2', 'A/1'], adjacency: 'same-building' },
    { places: ['A/1', 'A/3'], adjacency: 'same-building' },
    { places: ['A/1', 'A/?'], adjacency: 'same-building' },
    { places: ['A/1', 'B/1'], adjacency: 'same-park' },
    { places: ['?/1', '?/1'], adjacency: 'same-park' },
    { places: ['A/1', '?/1'], adjacency: 'same-park' },
  ])('of $places is $adjacency', ({ places, adjacency }) => {
    const spaces = places.map((place) => {
      const [building = '?', floor = '?'] = place.split('/');
      return aSpace(floor === '?' ? {} : { floorNumber: Number(floor) }, building === '?' ? {} : { building });
    });

    expect(adjacencyOf(spaces)).toBe(adjacency);
  });
});
