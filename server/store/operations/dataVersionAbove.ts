import { type Connection } from 'mongoose';
import { createDataVersion, type MetaRow, DATA_VERSION_ROW } from '../dataVersion.ts';

/** Raises the data version above its own and another one: no number of the past stands for the restored data, in no process that remembers one. */
export async function raiseAbove(connection: Connection, version: number): Promise<void> {
  const { read, raise } = createDataVersion(connection);
  const own = await read();
  if (own < version)
    await connection
      .collection<MetaRow>('meta')
      .updateOne({ _id: DATA_VERSION_ROW }, { $max: { value: version } }, { upsert: true });
  await raise();
}
