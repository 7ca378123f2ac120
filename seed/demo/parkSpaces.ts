import { type Park } from '#shared/park.ts';
import { type Space } from '#shared/space.ts';
import { type Building, buildingOf } from './building.ts';
import { profileOf } from './parkProfile.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { type SpaceSetting, type Unit, spaceOf } from './space.ts';
import { unsaidOfBuilding } from './unknown.ts';

/** How many spaces of a park to invent, and out of what. */
export interface ParkSpacesSetting extends Pick<SpaceSetting, 'idPrefix' | 'asOf'> {
  readonly count: number;
  readonly seed: string;
  /** Most spaces that are invented in one building before the next is begun; six where absent. */
  readonly perBuilding?: number;
}

const SPACES_PER_BUILDING = 6;

/** Invents spaces of one park, building by building, the ground floor of each first. */
export function parkSpaces(park: Park, setting: ParkSpacesSetting): Space[] {
  const { count, seed, idPrefix, asOf, perBuilding = SPACES_PER_BUILDING } = setting;
  const profile = profileOf(park, randomFrom(`${seed}/${park.id}`));
  const spaces: Space[] = [];
  for (let at = 0; spaces.length < count; at += 1) {
    const letter = letterOf(at);
    const random = randomFrom(`${seed}/${park.id}/${letter}`);
    const building = buildingOf(profile, letter, random);
    const unsaid = unsaidOfBuilding(profile.stated, random);
    const units = unitsOf(building, Math.min(perBuilding, count - spaces.length), random);
    spaces.push(...units.map((unit) => spaceOf(building, unit, { unsaid, idPrefix, asOf, random })));
  }
  return spaces;
}

/** A to Z, then A2 to Z2, and so on. */
function letterOf(at: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (at % 26));
  return at < 26 ? letter : `${letter}${Math.floor(at / 26) + 1}`;
}

/** One unit of the ground floor and others drawn from the rest, in order of floor and number. */
function unitsOf({ storeys, unitsPerFloor }: Building, count: number, random: Random): Unit[] {
  const rest = Array.from({ length: storeys * unitsPerFloor - 1 }, (_, at): Unit => {
    const place = at + 1;
    return { floor: Math.floor(place / unitsPerFloor) + 1, number: (place % unitsPerFloor) + 1 };
  });
  const chosen = rest
    .map((unit) => ({ unit, lot: random.next() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count - 1)
    .map(({ unit }) => unit);
  return [{ floor: 1, number: 1 }, ...chosen].sort((a, b) => a.floor - b.floor || a.number - b.number);
}
