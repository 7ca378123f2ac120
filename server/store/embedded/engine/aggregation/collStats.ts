import { type Bson, isDocument, plain } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { namespaceText } from '../namespace.ts';
import { collectionStatistics, storageStats } from '../statistics.ts';
import { refuseView } from '../views.ts';
import { type DocumentPages, HOST, instead, type PipelineGround, type StageCompiler } from './stage.ts';

/** What is not measured, and so not told. */
const UNMEASURED = new Set(['latencyStats', 'queryExecStats']);

const MEASURED = new Set(['count', 'storageStats']);

/** Tells how much a collection holds. @throws {CommandFailure} 40415, CommandNotSupported */
export const collStats: StageCompiler = (operand, ground) => {
  if (!isDocument(operand)) throw new CommandFailure(5447000, '$collStats must take a nested object');
  for (const name of Object.keys(operand)) {
    if (UNMEASURED.has(name))
      throw new CommandFailure('CommandNotSupported', `The embedded store does not have the ${name} of $collStats.`);
    if (!MEASURED.has(name)) throw new CommandFailure(40415, `BSON field '$collStats.${name}' is an unknown field.`);
  }
  return instead(() => told(operand, ground));
};

async function* told(wish: Bson, { engine, reading, namespace, pacer }: PipelineGround): DocumentPages {
  const entry = engine.catalogue.find(reading, namespace);
  refuseView(entry);
  const ns = namespaceText(namespace);
  if (!entry)
    throw new CommandFailure(
      'NamespaceNotFound',
      `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${ns}] not found.`,
    );
  const held = await collectionStatistics(reading, entry, pacer);
  const { storageStats: wanted } = wish;
  yield [
    {
      ns,
      host: HOST,
      localTime: engine.now(),
      ...(isDocument(wanted) && { storageStats: storageStats(entry, held, scaleOf(wanted)) }),
      ...('count' in wish && { count: held.documents }),
    },
  ];
  return undefined;
}

function scaleOf({ scale }: Bson): number {
  const units = plain(scale ?? 1);
  if (typeof units === 'number' && units >= 1) return Math.floor(units);
  throw new CommandFailure('BadValue', "BSON field 'storageStats.scale' value must be >= 1");
}
