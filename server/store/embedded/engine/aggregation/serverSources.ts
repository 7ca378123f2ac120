import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Namespace } from '../namespace.ts';
import { describeOperation } from '../operations.ts';
import { instead, pagesOf, type PipelineGround, type StageCompiler } from './stage.ts';

/** The collection of a pipeline that is about no collection. */
const NO_COLLECTION = '$cmd.aggregate';

/** The stages that tell of the server and not of a collection. */
export const SERVER_SOURCES: Readonly<Record<string, StageCompiler>> = {
  $currentOp: (_, { engine, namespace }) => {
    checkPlace('$currentOp', namespace, { database: 'admin', collection: NO_COLLECTION });
    return instead(() => pagesOf(engine.operations.all().map(describeOperation)));
  },
  $listLocalSessions: (_, { engine, namespace: { database, collection } }) => {
    checkPlace('$listLocalSessions', { database, collection }, { database, collection: NO_COLLECTION });
    return instead(() => pagesOf(sessions(engine)));
  },
  $listSessions: (_, { engine, namespace }) => {
    checkPlace('$listSessions', namespace, { database: 'config', collection: 'system.sessions' });
    return instead(() => pagesOf(sessions(engine)));
  },
};

/** @throws {CommandFailure} InvalidNamespace */
function checkPlace(stage: string, present: Namespace, wanted: Namespace): void {
  if (present.database === wanted.database && present.collection === wanted.collection) return;
  const target = wanted.collection === NO_COLLECTION ? '{aggregate: 1}' : `'${wanted.collection}'`;
  throw new CommandFailure(
    'InvalidNamespace',
    `${stage} must be run against the '${wanted.database}' database with ${target}`,
  );
}

/** Those that have cursors or transactions, as the server knows of no others. */
function sessions({ cursors, transactions }: PipelineGround['engine']): readonly Bson[] {
  return [...new Set([...cursors.sessions(), ...transactions.sessions()])].map((id) => ({ _id: { id } }));
}
