import type { Park } from '#shared/park.ts';
import type { ApproximatePosition } from '#shared/position.ts';

/** A park as the map shows it before a search. */
export interface ParkMark {
  readonly id: Park['id'];
  readonly name: Park['name'];
  readonly location: ApproximatePosition;
}
