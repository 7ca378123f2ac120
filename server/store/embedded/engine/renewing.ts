import { buildAtOnce } from './building.ts';
import { doom } from './catalogue.ts';
import { TEXT_VERSION } from './collation/textVersion.ts';
import { type Engine } from './engine.ts';
import { type IndexSpec } from './indexSpec.ts';
import { type Unit } from './unit.ts';

/** Makes the indexes anew whose keys were made by other data about the orders of texts than this version of Node has. */
export async function renewTextKeys({ catalogue, disk, write }: Engine): Promise<void> {
  for (const { id, indexes } of catalogue.all(disk)) {
    for (const index of indexes.filter(isOutdated))
      await write((unit) => {
        renew(unit, catalogue, { id, index });
      });
  }
}

function isOutdated({ collation, building, textVersion }: IndexSpec): boolean {
  return collation !== undefined && !building && textVersion !== TEXT_VERSION;
}

/** In one unit, so that the index is there whole at any time. */
function renew(
  unit: Unit,
  catalogue: Engine['catalogue'],
  { id, index }: { readonly id: number; readonly index: IndexSpec },
): void {
  const entry = catalogue.all(unit).find((candidate) => candidate.id === id);
  if (!entry) return;
  const renewed = {
    ...index,
    id: catalogue.nextId(),
    multikey: false,
    building: true,
    textVersion: TEXT_VERSION,
  };
  doom(unit, { id: index.id, table: 'entries' });
  catalogue.put(unit, { ...entry, indexes: entry.indexes.map((other) => (other.id === index.id ? renewed : other)) });
  buildAtOnce(unit, catalogue, { collectionId: id, indexIds: new Set([renewed.id]), isRenewal: true });
}
