import { type Adjacency } from '#shared/answer.ts';
import { type Space } from '#shared/space.ts';
import { storeyOf } from './adjacency.ts';
import { type Figures } from './bundleFigures.ts';
import { createPart, type Part } from './bundlePart.ts';
import { type Pool } from './bundleProblems.ts';

/** Where bundles of one adjacency are sought. */
export interface Look {
  readonly adjacency: Adjacency;
  /** The spaces apart by where they lie; those of which that is not known are left out. */
  readonly partsOf: (figures: readonly Figures[]) => Part[];
  /** What is searched of a part for sets of so many spaces. */
  readonly poolsOf: (part: Part, count: number) => Pool[];
}

/**
 * Nearest first. The pools of a look hold sets of nearer adjacencies as well: of a park that is still looked through,
 * those have all been found before.
 */
export const LOOKS: readonly Look[] = [
  {
    adjacency: 'same-floor',
    partsOf: partsBy(({ parkId, building, facts }) => [parkId, building, facts.floorNumber]),
    poolsOf: wholePart,
  },
  { adjacency: 'next-floor', partsOf: partsBy(({ parkId, building }) => [parkId, building]), poolsOf: runsOfFloors },
  { adjacency: 'same-building', partsOf: partsBy(({ parkId, building }) => [parkId, building]), poolsOf: wholePart },
  { adjacency: 'same-park', partsOf: partsBy(({ parkId }) => [parkId]), poolsOf: wholePart },
];

function partsBy(placeOf: (space: Space) => readonly (string | number | undefined)[]): Look['partsOf'] {
  return (figures) => {
    const parts = new Map<string, Figures[]>();
    for (const one of figures) {
      const { space } = one.member.sketch;
      const place = placeOf(space);
      if (place.includes(undefined)) continue;
      const key = place.join('\n');
      const part = parts.get(key);
      if (part === undefined) parts.set(key, [one]);
      else part.push(one);
    }
    return [...parts.values()].flatMap((part) => {
      const [first, second] = part;
      return first === undefined || second === undefined ? [] : [createPart(first.member.sketch.space.parkId, part)];
    });
  };
}

function wholePart({ figures }: Part): Pool[] {
  return [{ figures, groupOf: () => 0, groups: 0 }];
}

/** For each run of two floors or more that follow on each other: all its spaces, a set having some of each floor. */
function runsOfFloors({ figures }: Part, count: number): Pool[] {
  const byStorey = new Map<number, Figures[]>();
  for (const one of figures) {
    const { floorNumber } = one.member.sketch.space.facts;
    if (floorNumber === undefined) continue;
    const storey = storeyOf(floorNumber);
    const onFloor = byStorey.get(storey);
    if (onFloor === undefined) byStorey.set(storey, [one]);
    else onFloor.push(one);
  }
  return [...byStorey.keys()].flatMap((lowest) => runsFrom(byStorey, lowest, count));
}

function runsFrom(byStorey: ReadonlyMap<number, readonly Figures[]>, lowest: number, floors: number): Pool[] {
  const pools: Pool[] = [];
  const figures: Figures[] = [];
  for (let height = 0; height < floors; height += 1) {
    const onFloor = byStorey.get(lowest + height);
    if (onFloor === undefined) break;
    figures.push(...onFloor);
    const groupOf = ({ member }: Figures): number =>
      2 ** (storeyOf(member.sketch.space.facts.floorNumber ?? 0) - lowest);
    if (height > 0) pools.push({ figures: [...figures], groupOf, groups: 2 ** (height + 1) - 1 });
  }
  return pools;
}
