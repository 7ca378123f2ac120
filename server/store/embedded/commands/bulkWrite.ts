import { Long } from 'bson';
import { type Bson, encode, isDocument, plain } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceIn } from './namespaceIn.ts';
import { type Namespace } from '../engine/namespace.ts';
import { changeWish, documentsField, flagField } from './command.ts';
import { deleteStatement } from './delete.ts';
import { withIdFirst } from '../engine/withId.ts';
import { retryable, type WriteGround } from './retries.ts';
import { updateStatement } from './update.ts';
import { eachStatement } from './writeErrors.ts';

/** Writes to several collections, of any database. @see https://www.mongodb.com/docs/manual/reference/command/bulkWrite/ */
export const bulkWrite = retryable(async ({ body, database }, ground) => {
  if (database !== 'admin')
    throw new CommandFailure('Unauthorized', 'bulkWrite may only be run against the admin database.');
  const namespaces = documentsField(body, 'nsInfo').map(({ ns }) => namespaceIn(ns));
  const operations = documentsField(body, 'ops').map((stated) => readOperation(stated, namespaces));
  if (operations.length === 0)
    throw new CommandFailure('InvalidLength', 'Write batch sizes must be between 1 and 100000. Got 0 operations.');
  const results: Bson[] = [];
  const shared = { let: body['let'], bypassDocumentValidation: body['bypassDocumentValidation'] };
  const order = { ordered: body['ordered'] !== false, pacer: ground.pacer };
  const { writeErrors = [] } = await eachStatement(operations, order, async (operation, idx) => {
    results.push({ ok: 1, idx, ...(await operate(ground, operation, shared)) });
  });
  const failed = writeErrors.map(({ index, ...error }) => ({ ok: 0, idx: index, n: 0, ...error }));
  const told = flagField(body, 'errorsOnly') ? failed : inOrder([...results, ...failed]);
  return {
    cursor: { id: Long.ZERO, firstBatch: told, ns: 'admin.$cmd.bulkWrite' },
    nErrors: failed.length,
    ...totals(results, operations),
  };
});

type Kind = 'insert' | 'update' | 'delete';

interface Operation {
  readonly kind: Kind;
  readonly namespace: Namespace;
  readonly stated: Bson;
}

/** The first field of an operation is its kind, with the place of its namespace in the list. */
function readOperation(stated: Bson, namespaces: readonly Namespace[]): Operation {
  const [kind] = Object.keys(stated);
  if (kind !== 'insert' && kind !== 'update' && kind !== 'delete')
    throw new CommandFailure(
      'BadValue',
      `BSON field 'bulkWrite.ops' has an operation of no known kind: ${String(kind)}`,
    );
  const namespace = namespaces[Number(plain(stated[kind]))];
  if (!namespace) throw new CommandFailure('BadValue', `BulkWrite ops entry has an invalid nsInfo index.`);
  return { kind, namespace, stated };
}

function operate(ground: WriteGround, { kind, namespace, stated }: Operation, shared: Bson): Bson | Promise<Bson> {
  switch (kind) {
    case 'insert':
      return insert(ground, namespace, { ...shared, ...stated });
    case 'update':
      return update(ground, namespace, { ...shared, ...stated });
    case 'delete':
      return remove(ground, namespace, { ...shared, ...stated });
  }
}

function insert({ engine, unit }: WriteGround, namespace: Namespace, stated: Bson): Bson {
  const { document } = stated;
  if (!isDocument(document)) throw new CommandFailure('TypeMismatch', "Field 'document' must be of BSON type object");
  engine.ensure(unit, namespace, changeWish(stated)).insert(withIdFirst(encode(document)));
  return { n: 1 };
}

async function update(ground: WriteGround, namespace: Namespace, stated: Bson): Promise<Bson> {
  const { filter, updateMods, constants, ...others } = stated;
  const variables = isDocument(constants) ? { let: constants } : {};
  const statement = { ...others, ...variables, q: filter, u: updateMods };
  const { matched, modified, upsertedId } = await updateStatement(ground, namespace, statement);
  if (upsertedId === undefined) return { n: matched, nModified: modified };
  return { n: 1, nModified: 0, upserted: { _id: upsertedId } };
}

async function remove(ground: WriteGround, namespace: Namespace, stated: Bson): Promise<Bson> {
  const limit = flagField(stated, 'multi') ? 0 : 1;
  return { n: await deleteStatement(ground, namespace, { ...stated, q: stated['filter'], limit }) };
}

function inOrder(results: readonly Bson[]): Bson[] {
  return [...results].sort((one, other) => Number(one['idx']) - Number(other['idx']));
}

function totals(results: readonly Bson[], operations: readonly Operation[]): Bson {
  const sum = (kind: Kind, value: (result: Bson) => unknown): number =>
    results
      .filter(({ idx }) => operations[Number(idx)]?.kind === kind)
      .reduce((total, result) => total + Number(value(result)), 0);
  const isUpsert = (result: Bson): boolean => 'upserted' in result;
  return {
    nInserted: sum('insert', ({ n }) => n),
    nMatched: sum('update', (result) => (isUpsert(result) ? 0 : result['n'])),
    nModified: sum('update', ({ nModified }) => nModified),
    nUpserted: sum('update', (result) => (isUpsert(result) ? 1 : 0)),
    nDeleted: sum('delete', ({ n }) => n),
  };
}
