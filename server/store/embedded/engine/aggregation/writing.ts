import { randomBytes } from 'node:crypto';
import { type Bson, encode, isDocument, without } from '../bson.ts';
import { type CollectionEntry } from '../catalogue.ts';
import { dropEntry, renameEntry } from '../changingCollections.ts';
import { isCapped } from '../collectionOptions.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { refuseView } from '../views.ts';
import { withIdFirst } from '../withId.ts';
import { finishing, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';
import { writeTarget } from './writeTarget.ts';

/** Puts the documents in the place of all that a collection holds, at once when the last one has come. */
export const writingOut: StageCompiler = (operand, ground): Stage => {
  const target = targetOf(operand, ground.namespace);
  return finishing(async (documents) => {
    const temporary = { database: target.database, collection: `tmp.agg_out.${randomBytes(12).toString('hex')}` };
    const replaced = await begin(ground, temporary, target);
    try {
      for await (const page of documents) await insertAll(ground, temporary, page);
      await put(ground, { temporary, target, replaced });
    } catch (error) {
      await discard(ground, temporary);
      throw error;
    }
  });
};

/** @throws {CommandFailure} 16990, 40414, 40415, CommandNotSupported */
function targetOf(operand: unknown, { database }: Namespace): Namespace {
  if (typeof operand === 'string' && operand !== '') return writeTarget('$out', { database, collection: operand });
  if (!isDocument(operand)) throw new CommandFailure(16990, '$out only supports a string or object argument');
  checkFields(operand);
  const { db, coll } = operand;
  if (typeof db === 'string' && typeof coll === 'string' && coll !== '')
    return writeTarget('$out', { database: db, collection: coll });
  throw new CommandFailure(40414, "BSON field '$out.coll' is missing but a required field");
}

function checkFields(operand: Bson): void {
  const other = Object.keys(operand).find((name) => name !== 'db' && name !== 'coll');
  if (other === 'timeseries')
    throw new CommandFailure('CommandNotSupported', 'The embedded store does not have $out into time series.');
  if (other !== undefined) throw new CommandFailure(40415, `BSON field '$out.${other}' is an unknown field.`);
}

/** The collection that is being filled has the options and the indexes of the one that it is to be. */
function begin(
  { engine }: PipelineGround,
  temporary: Namespace,
  target: Namespace,
): Promise<CollectionEntry | undefined> {
  const { catalogue } = engine;
  return engine.write((unit) => {
    const present = catalogue.find(unit, target);
    refuseView(present);
    if (present && isCapped(present.options))
      throw new CommandFailure(17152, `namespace '${namespaceText(target)}' is capped so it can't be used for $out`);
    const { entry } = engine.ensure(unit, temporary);
    const indexes = (present?.indexes ?? [])
      .filter(({ building }) => !building)
      .map((index) => ({ ...index, id: catalogue.nextId(), multikey: false }));
    catalogue.put(unit, { ...entry, options: { ...present?.options, temp: true }, indexes });
    return present;
  });
}

function insertAll({ engine, wish }: PipelineGround, namespace: Namespace, documents: readonly Bson[]): Promise<void> {
  return engine.write((unit) => {
    const collection = engine.findIn(unit, namespace, wish);
    if (!collection) throw new CommandFailure('NamespaceNotFound', 'The collection that $out was filling is gone.');
    for (const document of documents) collection.insert(withIdFirst(encode(document)));
  });
}

interface Filled {
  readonly temporary: Namespace;
  readonly target: Namespace;
  /** What the target was when it was begun. */
  readonly replaced: CollectionEntry | undefined;
}

function put({ engine }: PipelineGround, { temporary, target, replaced }: Filled): Promise<void> {
  const { catalogue } = engine;
  return engine.write((unit) => {
    if (!isAsBefore(replaced, catalogue.find(unit, target)))
      throw new CommandFailure(
        'CommandFailed',
        `collection options or indexes of target collection ${namespaceText(target)} changed during processing`,
      );
    renameEntry(unit, { from: temporary, to: target, dropTarget: true }, engine);
    const entry = catalogue.find(unit, target);
    if (entry) catalogue.put(unit, { ...entry, options: without(entry.options, ['temp']) });
  });
}

/** Whether what the new collection has taken over is what the present one has. */
function isAsBefore(before: CollectionEntry | undefined, present: CollectionEntry | undefined): boolean {
  return Buffer.compare(told(before), told(present)) === 0;
}

function told(entry: CollectionEntry | undefined): Uint8Array {
  return encode({ options: entry?.options ?? {}, indexes: entry?.indexes.map(({ stated }) => stated) ?? [] });
}

function discard({ engine }: PipelineGround, namespace: Namespace): Promise<void> {
  return engine.write((unit) => {
    const entry = engine.catalogue.find(unit, namespace);
    if (entry) dropEntry(unit, entry, engine);
  });
}
