import type { ApproximatePosition } from '#shared/position.ts';
import type { Space } from '#shared/space.ts';
import type { SupplyStage } from '#shared/vocabulary.ts';

/** How a space on the map stands against the requirement. */
export type MarkVerdict = 'met' | 'unconfirmed' | 'nearMiss';

/** A space as the map needs it. */
export interface SpaceMark {
  readonly id: Space['id'];
  /** As in the list that stands beside the map; near misses are counted apart from matches. */
  readonly rank: number;
  readonly name: string;
  readonly verdict: MarkVerdict;
  /** Expected score, 0 to 100. */
  readonly score: number;
  /** Absent where nobody knows: such a space is in the list only. */
  readonly location?: ApproximatePosition;
  readonly stage?: SupplyStage;
  readonly demo: boolean;
}

/** A space that can be drawn. */
export type PlacedMark = SpaceMark & { readonly location: ApproximatePosition };

/** The marks that can be drawn, best first: matches by rank, then near misses by theirs. */
export function placedMarks(marks: readonly SpaceMark[]): readonly PlacedMark[] {
  return marks.filter(isPlaced).sort((one, other) => group(one) - group(other) || one.rank - other.rank);
}

/** How many marks the map cannot show because their position is not known. */
export function unplacedCount(marks: readonly SpaceMark[]): number {
  return marks.filter((mark) => !isPlaced(mark)).length;
}

function isPlaced(mark: SpaceMark): mark is PlacedMark {
  return mark.location !== undefined;
}

function group({ verdict }: SpaceMark): number {
  return verdict === 'nearMiss' ? 1 : 0;
}
