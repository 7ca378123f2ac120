import { dropEntry } from '../engine/changingCollections.ts';
import { encodeEvent } from '../engine/logEvent.ts';
import { type Command } from './command.ts';

export const dropDatabase: Command = ({ database }, { engine, write }) =>
  write((unit) => {
    const entries = engine.catalogue.all(unit).filter(({ namespace }) => namespace.database === database);
    for (const entry of entries) dropEntry(unit, entry, engine);
    const namespace = { database, collection: '' };
    if (entries.length > 0) unit.record(encodeEvent({ kind: 'dropDatabase' }, { namespace, at: engine.now() }));
    return { dropped: database };
  });
