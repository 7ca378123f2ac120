import type { Position } from '#shared/position.ts';

/** A point near which the requirement asks to be. */
export interface Reach {
  readonly position: Position;
  /** How far from it at most; absent where no limit is asked. */
  readonly limitM?: number;
}
