import { type Connection } from 'mongoose';
import { createDataVersion } from '../dataVersion.ts';
import { type Row, isEdited, rowOf } from '../seededCollection.ts';
import { inTransaction, ofTransaction } from '../transaction.ts';

/** Where policies that somebody had edited are kept as they were, for a person to write them anew. */
export const FORMER_POLICIES = 'formerPolicies';

/**
 * Puts the policies that ship in the place of those of the former format, whose conditions and amounts were words that
 * nothing can be reckoned by. What somebody had edited is kept aside. A store without former policies is left as it is, a
 * new one too, which is filled later.
 */
export async function policiesAsData(connection: Connection): Promise<void> {
  const policies = connection.collection<Row>('policies');
  if ((await policies.findOne(FORMER)) === null) return;
  // Only here, since a start hardly ever needs it.
  const { readSeed } = await import('#seed/load.ts');
  const { policies: seeded } = await readSeed();
  await inTransaction(connection, async () => {
    const within = ofTransaction(connection);
    const former = await policies.find(FORMER, within).toArray();
    const edited = former.filter(isEdited);
    await putAll(connection, FORMER_POLICIES, edited);
    await policies.deleteMany(FORMER, within);
    const there = await policies.find({}, within).toArray();
    const kept = new Set(there.map(({ _id }) => _id));
    await putAll(
      connection,
      'policies',
      seeded.map(rowOf).filter(({ _id }) => !kept.has(_id)),
    );
    await createDataVersion(connection).raise();
  });
}

/** Each measure of the former format says whether it is an award; the present one says of what kind it is. */
const FORMER = { 'measures.award': { $exists: true } };

async function putAll(connection: Connection, name: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const writes = rows.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } }));
  await connection.collection<Row>(name).bulkWrite(writes, { ignoreUndefined: true, ...ofTransaction(connection) });
}
