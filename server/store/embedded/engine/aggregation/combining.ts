import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type DocumentPages, gathered, pagesOf, type Stage, type StageCompiler } from './stage.ts';

/** Several pipelines over the same documents, whose results become the fields of one document. */
export const faceting: StageCompiler = (operand, ground) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw new CommandFailure(40169, 'the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(([name, pipeline]) => [name, stagesOf(name, pipeline)] as const);
  for (const [, pipeline] of facets) ground.check({ pipeline });
  return async function* (documents): DocumentPages {
    const all = await gathered(documents, ground.pacer);
    const made: (readonly [string, readonly Bson[]])[] = [];
    for (const [name, pipeline] of facets)
      made.push([name, await gathered(ground.run({ pipeline, documents: pagesOf(all) }), ground.pacer)]);
    yield [Object.fromEntries(made)];
    return undefined;
  };
};

function stagesOf(name: string, pipeline: unknown): readonly Bson[] {
  if (!Array.isArray(pipeline) || !pipeline.every(isDocument))
    throw new CommandFailure(40170, `arguments to $facet must be arrays, ${name} is not`);
  const wrong = pipeline.flatMap((stage) => Object.keys(stage)).find((stage) => NOT_IN_FACETS.has(stage));
  if (wrong !== undefined) throw new CommandFailure(40600, `${wrong} is not allowed to be used within a $facet stage`);
  return pipeline;
}

const NOT_IN_FACETS = new Set([
  '$facet',
  '$out',
  '$merge',
  '$geoNear',
  '$indexStats',
  '$collStats',
  '$documents',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$changeStream',
]);

/** The documents that come, and after them those of another collection. */
export const uniting: StageCompiler = (operand, ground): Stage => {
  const { coll, pipeline = [] } = isDocument(operand) ? operand : { coll: operand };
  if (!Array.isArray(pipeline) || !pipeline.every(isDocument))
    throw new CommandFailure('TypeMismatch', "'pipeline' of $unionWith must be an array of objects");
  const makesDocuments = pipeline[0] !== undefined && '$documents' in pipeline[0];
  if (typeof coll !== 'string' && !makesDocuments)
    throw new CommandFailure(
      'FailedToParse',
      '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
    );
  ground.check({ pipeline });
  return async function* (documents): DocumentPages {
    yield* documents;
    yield* ground.run({ pipeline, collection: typeof coll === 'string' ? coll : undefined });
    return undefined;
  };
};
