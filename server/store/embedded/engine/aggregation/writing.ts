import { randomBytes } from 'node:crypto';
import { type Bson, encode, isDocument } from '../bson.ts';
import { dropEntry, renameEntry } from '../changingCollections.ts';
import { CommandFailure } from '../commandFailure.ts';
import { isCapped } from '../collectionOptions.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { withIdFirst } from '../withId.ts';
import { refuseView } from '../views.ts';
import { finishing, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';

/** Puts the documents in the place of all that a collection holds, at once when the last one has come. */
export const writingOut: StageCompiler = (operand, ground): Stage => {
  const target = targetOf(operand, ground.namespace);
  return finishing(async (documents) => {
    const temporary = { database: target.database, collection: `tmp.agg_out.${randomBytes(12).toString('hex')}` };
    await begin(ground, temporary, target);
    try {
      for await (const page of documents) await insertAll(ground, temporary, page);
      await ground.engine.write((unit) => {
        renameEntry(unit, { from: temporary, to: target, dropTarget: true }, ground.engine);
      });
    } catch (error) {
      await discard(ground, temporary);
      throw error;
    }
  });
};

function targetOf(operand: unknown, { database }: Namespace): Namespace {
  if (typeof operand === 'string' && operand !== '') return { database, collection: operand };
  if (isDocument(operand) && typeof operand['db'] === 'string' && typeof operand['coll'] === 'string')
    return { database: operand['db'], collection: operand['coll'] };
  throw new CommandFailure(16990, '$out only supports a string or object argument');
}

/** The collection that is being filled has the options and the indexes of the one that it is to be. */
function begin({ engine }: PipelineGround, temporary: Namespace, target: Namespace): Promise<void> {
  const { catalogue } = engine;
  return engine.write((unit) => {
    const present = catalogue.find(unit, target);
    refuseView(present);
    if (present && isCapped(present.options))
      throw new CommandFailure(17152, `namespace '${namespaceText(target)}' is capped so it can't be used for $out`);
    const { entry } = engine.ensure(unit, temporary);
    if (!present) return;
    const indexes = present.indexes.map((index) => ({ ...index, id: catalogue.nextId(), multikey: false }));
    catalogue.put(unit, { ...entry, options: present.options, indexes });
  });
}

function insertAll({ engine }: PipelineGround, namespace: Namespace, documents: readonly Bson[]): Promise<void> {
  return engine.write((unit) => {
    const collection = engine.findIn(unit, namespace);
    if (!collection) throw new CommandFailure('NamespaceNotFound', 'The collection that $out was filling is gone.');
    for (const document of documents) collection.insert(withIdFirst(encode(document)));
  });
}

function discard({ engine }: PipelineGround, namespace: Namespace): Promise<void> {
  return engine.write((unit) => {
    const entry = engine.catalogue.find(unit, namespace);
    if (entry) dropEntry(unit, entry, engine);
  });
}
