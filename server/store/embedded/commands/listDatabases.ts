import { compileFilter } from '../engine/matching.ts';
import { type Command, documentField } from './command.ts';

/** Sizes are not kept by database: all databases are in one file. */
export const listDatabases: Command = ({ body }, { engine, reading }) => {
  const test = compileFilter(documentField(body, 'filter'));
  const names = new Set(engine.catalogue.all(reading).map(({ namespace }) => namespace.database));
  const databases = [...names].sort().map((name) => ({ name, sizeOnDisk: 0, empty: false }));
  return { databases: databases.filter((database) => !test || test(database)), totalSize: 0, totalSizeMb: 0 };
};
