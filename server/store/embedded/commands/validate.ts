import { CommandFailure } from '../engine/commandFailure.ts';
import { firstFaults } from '../disk/inspectFile.ts';
import { allDoomed } from '../engine/catalogue.ts';
import { namespaceText } from '../engine/namespace.ts';
import { strayNumbers, validate as run, validateLog } from '../engine/validating.ts';
import { type Command, namespaceOf } from './command.ts';

/** Reads everything of a collection, as it is at one moment, and says what does not agree. */
export const validate: Command = async (request, { engine, pacer }) => {
  const namespace = namespaceOf(request);
  const snapshot = engine.disk.snapshot();
  try {
    const entry = engine.catalogue.find(snapshot, namespace);
    if (!entry)
      throw new CommandFailure(
        'NamespaceNotFound',
        `Collection '${namespaceText(namespace)}' does not exist to validate.`,
      );
    const { documents, entriesByIndex, errors } = await run(snapshot, entry, pacer);
    return {
      ns: namespaceText(namespace),
      nrecords: documents,
      nIndexes: Object.keys(entriesByIndex).length,
      keysPerIndex: entriesByIndex,
      valid: errors.length === 0,
      errors,
      warnings: [],
    };
  } finally {
    snapshot.release();
  }
};

/** A command of this store alone: reads its file whole, as it is at one moment, and says what is damaged. */
export const parkfitInspectFile: Command = async (_request, { engine, pacer }) => {
  const errors = await firstFaults(engine.disk.faults(pacer.due));
  return { valid: errors.length === 0, errors };
};

/** A command of this store alone: checks the log, and that nothing lies in the tables that belongs to nobody. */
export const parkfitVerifyLog: Command = async (_request, { engine, pacer }) => {
  const snapshot = engine.disk.snapshot();
  try {
    const { entries, errors } = await validateLog(snapshot, engine.log.sizeBytes(snapshot), pacer);
    const numbers = engine.catalogue
      .all(snapshot)
      .flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]);
    const known = new Set([...numbers, ...allDoomed(snapshot).map(({ id }) => id)]);
    const stray = strayNumbers(snapshot, known).map(
      (id) => `Something is stored under the number ${id}, which nothing has.`,
    );
    const all = [...errors, ...stray];
    return { valid: all.length === 0, entries, errors: all };
  } finally {
    snapshot.release();
  }
};
