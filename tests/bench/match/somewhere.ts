import { type Position } from '#shared/position.ts';
import { type Random } from '#server/domain/random.ts';
import { type Ground } from './peers/ground.ts';

/** The place of some park, or one near it. */
export function somewhere(random: Random, { sites }: Ground): Position {
  const [lng, lat] = random.pick(sites.flatMap((site) => (site === undefined ? [] : [site.position])));
  return random.chance(0.5) ? [lng, lat] : [lng + random.between(-0.2, 0.2), lat + random.between(-0.2, 0.2)];
}
