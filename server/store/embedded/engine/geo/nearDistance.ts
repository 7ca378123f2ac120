import { type Bson } from '../bson.ts';
import { distanceRad } from './distance.ts';
import { type Place, placesAt } from './place.ts';
import { distanceBetween } from './plane.ts';
import { type Near } from './readingNear.ts';

/** Which value of a document is nearest to a centre, and how far it is: in radians on the sphere. */
export interface NearestValue {
  readonly value: unknown;
  readonly distance: number;
}

/** `undefined` where the document has no place in the path. */
export function nearestValue({ path, centre }: Near, document: Bson): NearestValue | undefined {
  const found = placesAt(document, path).flatMap(({ value, place }) => {
    const distance = distanceOfPlace(centre, place);
    return distance === undefined ? [] : [{ value, distance }];
  });
  return found.sort((one, other) => one.distance - other.distance)[0];
}

function distanceOfPlace(centre: Near['centre'], { pair, shape }: Place): number | undefined {
  if (centre.kind === 'sphere') return shape && distanceRad(shape, centre.at);
  return pair && distanceBetween(pair, centre.at);
}
