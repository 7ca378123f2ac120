import { type Connection } from 'mongoose';
import { Sector } from '#shared/sector.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';
import { type Window } from '#server/platform/paging.ts';

/** The templates of sub-sectors. */
export interface SectorRepository extends Pick<SeededCollection<Sector>, 'prepare' | 'reload'> {
  readonly page: (window: Window) => Promise<Sector[]>;
}

/** Opens the stored sector templates. */
export function createSectorRepository(connection: Connection): SectorRepository {
  const sectors = createSeededCollection(connection, { name: 'sectors', schema: Sector, indexes: [] });
  return { prepare: sectors.prepare, reload: sectors.reload, page: (window) => sectors.list({}, window) };
}
