import { type Connection } from 'mongoose';
import { Source } from '#shared/source.ts';
import { type SeededCollection, createSeededCollection } from '#server/store/seededCollection.ts';
import { type Window } from '#server/platform/paging.ts';

/** Where figures were read. */
export interface SourceRepository extends Pick<SeededCollection<Source>, 'prepare' | 'reload'> {
  readonly all: () => Promise<Source[]>;
  readonly page: (window: Window) => Promise<Source[]>;
}

/** Opens the stored sources. */
export function createSourceRepository(connection: Connection): SourceRepository {
  const sources = createSeededCollection(connection, { name: 'sources', schema: Source, indexes: [] });
  return {
    prepare: sources.prepare,
    reload: sources.reload,
    all: () => sources.list(),
    page: (window) => sources.list({}, window),
  };
}
