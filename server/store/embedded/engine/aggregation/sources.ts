import { Long } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { namespaceText } from '../namespace.ts';
import { describeOperation } from '../operations.ts';
import { collectionStatistics } from '../statistics.ts';
import { refuseView } from '../views.ts';
import { type DocumentPages, pagesOf, type PipelineGround, type StageCompiler } from './stage.ts';

/** The stages that make documents of their own, with which a pipeline begins. */
export const SOURCES: Readonly<Record<string, StageCompiler>> = {
  $documents: (operand, ground) => instead(() => pagesOf(documentsOf(operand, ground))),
  $indexStats: (_, ground) => instead(() => pagesOf(indexStats(ground))),
  $collStats: (operand, ground) => instead(() => collStats(isDocument(operand) ? operand : {}, ground)),
  $currentOp: (_, { engine }) => instead(() => pagesOf(engine.operations.all().map(describeOperation))),
  $listLocalSessions: (_, { engine }) => instead(() => pagesOf(sessions(engine))),
  $listSessions: (_, { engine }) => instead(() => pagesOf(sessions(engine))),
};

/** What came before is nothing. */
function instead(make: () => DocumentPages): ReturnType<StageCompiler> {
  return () => make();
}

function documentsOf(operand: unknown, ground: PipelineGround): readonly Bson[] {
  const documents = compileExpression(operand, ground)({});
  if (Array.isArray(documents) && documents.every(isDocument)) return documents;
  throw new CommandFailure(5858203, 'an array is expected, of documents only');
}

function indexStats({ engine, reading, namespace }: PipelineGround): readonly Bson[] {
  const entry = engine.catalogue.find(reading, namespace);
  refuseView(entry);
  if (!entry) return [];
  const others = entry.indexes.filter(({ name }) => name !== '_id_').map(({ stated }) => stated);
  return [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...others].map((spec: Bson) => ({
    name: spec['name'],
    key: spec['key'],
    host: 'embedded:27017',
    // How often an index is used is not counted.
    accesses: { ops: Long.ZERO, since: engine.now() },
    spec,
  }));
}

async function* collStats(wish: Bson, { engine, reading, namespace, pacer }: PipelineGround): DocumentPages {
  const entry = engine.catalogue.find(reading, namespace);
  refuseView(entry);
  if (!entry)
    throw new CommandFailure(
      'NamespaceNotFound',
      `Unable to retrieve storageStats: Collection [${namespaceText(namespace)}] not found.`,
    );
  const { documents, bytes, indexBytes } = await collectionStatistics(reading, entry, pacer);
  const totalIndexSize = Object.values(indexBytes).reduce((sum, size) => sum + size, 0);
  yield [
    {
      ns: namespaceText(namespace),
      host: 'embedded:27017',
      localTime: engine.now(),
      ...('count' in wish && { count: documents }),
      ...('storageStats' in wish && {
        storageStats: {
          size: bytes,
          count: documents,
          ...(documents > 0 && { avgObjSize: Math.floor(bytes / documents) }),
          storageSize: bytes,
          nindexes: Object.keys(indexBytes).length,
          totalIndexSize,
          totalSize: bytes + totalIndexSize,
          indexSizes: indexBytes,
        },
      }),
    },
  ];
  return undefined;
}

function sessions({ cursors, transactions }: PipelineGround['engine']): readonly Bson[] {
  return [...new Set([...cursors.sessions(), ...transactions.sessions()])].map((id) => ({ _id: { id } }));
}
