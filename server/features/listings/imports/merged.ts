import { type Space, SpaceFacts } from '#shared/space.ts';
import { type SpaceLine } from '../../spaces/imports/readSpaces.ts';

/**
 * A space as it is after a line of a file: what the file has a column for is as the line says, the rest stays. An empty
 * cell says that it is not known any more, but a space always has a name and a status.
 */
export function mergedWith(before: Space, { space: read, cells }: SpaceLine): Space {
  const building = cells.has('building') ? read.building : before.building;
  const location = cells.has('lng') ? read.location : before.location;
  return {
    ...{ id: before.id, parkId: read.parkId, demo: before.demo },
    name: {
      zh: isSaid(cells, 'nameZh') ? read.name.zh : before.name.zh,
      en: isSaid(cells, 'nameEn') ? read.name.en : before.name.en,
    },
    status: isSaid(cells, 'status') ? read.status : before.status,
    facts: factsAfter(before, read, cells),
    ...(building !== undefined && { building }),
    ...(location !== undefined && { location }),
    provenance: read.provenance,
  };
}

function isSaid(cells: ReadonlyMap<string, string>, column: string): boolean {
  return !['', '-'].includes(cells.get(column) ?? '');
}

function factsAfter(before: Space, read: Space, cells: ReadonlyMap<string, string>): SpaceFacts {
  const kept = Object.entries(before.facts).filter(([name]) => !cells.has(name));
  return SpaceFacts.parse({ ...Object.fromEntries(kept), ...read.facts });
}
