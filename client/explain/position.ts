import { type PlacedSpace } from '#shared/answer.ts';
import { inUnit } from './quantity.ts';
import { type Speaking } from './speaking.ts';
import { readable } from './unit.ts';

const METRES = { id: 'm', factor: 1, decimals: 0 };

/** How exactly a position is known, in words. */
export function positionText(location: PlacedSpace['location'], speaking: Speaking): string {
  const { say } = speaking;
  if (location === undefined) return say('results.position.unknown');
  const { position, radiusM } = location;
  const point = `${position[1].toFixed(4)}, ${position[0].toFixed(4)}`;
  if (radiusM === 0) return say('results.position.exact', { point });
  const within = inUnit(radiusM, { ...readable(METRES, radiusM), decimals: 1 }, speaking);
  return say('results.position.approximate', { point, within });
}
