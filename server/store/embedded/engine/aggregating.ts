import { Aggregator } from 'mingo/aggregator';
import { type Bson, decodePlain, isDocument } from './bson.ts';
import { type Collection } from './collection.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Engine } from './engine.ts';
import { find } from './finding.ts';
import { MINGO_OPTIONS } from './mingoOptions.ts';
import { type Namespace } from './namespace.ts';

/** An aggregation, with plain numbers. */
export interface Aggregation {
  readonly pipeline: readonly Bson[];
  readonly variables?: Bson;
}

/** The documents that a pipeline makes of a collection. A `$match` at its beginning is served by the indexes. */
export function aggregate(engine: Engine, namespace: Namespace, { pipeline, variables }: Aggregation): Iterable<Bson> {
  refuseUnsupported(pipeline);
  const [first, ...others] = pipeline;
  const match = first && isDocument(first['$match']) ? first['$match'] : undefined;
  const documents = read(engine.find(namespace), match ?? {}, variables);
  const rest = match ? others : pipeline;
  if (rest.length === 0) return documents;
  const aggregator = new Aggregator(
    rest.flatMap(asMingoDoes).map((stage) => ({ ...stage })),
    {
      ...MINGO_OPTIONS,
      ...(variables && { variables }),
      collectionResolver: (collection) => [...read(engine.find({ ...namespace, collection }), {})],
    },
  );
  return aggregator.run<Record<string, unknown>>(documents);
}

function* read(collection: Collection | undefined, filter: Bson, variables?: Bson): Generator<Record<string, unknown>> {
  if (!collection) return;
  for (const { bytes } of find(collection, { filter, ...(variables && { variables }) }))
    yield { ...decodePlain(bytes) };
}

/** mingo counts nothing as one document that says 0, where MongoDB has no document. */
function asMingoDoes(stage: Bson): Bson[] {
  const counted = stage['$count'];
  if (typeof counted === 'string') return [{ $group: { _id: null, [counted]: { $sum: 1 } } }, { $project: { _id: 0 } }];
  return [Object.fromEntries(Object.entries(stage).map(([name, operand]) => [name, withinPipelines(operand)]))];
}

/** The pipelines within `$facet`, `$lookup` and `$unionWith`. */
function withinPipelines(operand: unknown): unknown {
  if (!isDocument(operand)) return operand;
  return Object.fromEntries(
    Object.entries(operand).map(([name, part]) => [
      name,
      Array.isArray(part) && part.every(isStage) ? part.flatMap(asMingoDoes) : part,
    ]),
  );
}

function isStage(value: unknown): value is Bson {
  return isDocument(value) && Object.keys(value).length === 1 && (Object.keys(value)[0]?.startsWith('$') ?? false);
}

/** Stages that mingo does not have, and those with which it would change documents that it has only been lent. */
const UNSUPPORTED = new Set([
  '$out',
  '$merge',
  '$geoNear',
  '$search',
  '$changeStream',
  '$indexStats',
  '$collStats',
  '$listSessions',
  '$listLocalSessions',
  '$currentOp',
  '$planCacheStats',
]);

function refuseUnsupported(pipeline: readonly Bson[]): void {
  for (const stage of pipeline) {
    for (const [name, operand] of Object.entries(stage)) {
      if (UNSUPPORTED.has(name))
        throw new CommandFailure('UnrecognizedStage', `The embedded store does not have the pipeline stage '${name}'.`);
      if (isDocument(operand)) refuseUnsupported(nestedPipelines(operand));
    }
  }
}

function nestedPipelines(operand: Bson): Bson[] {
  return Object.values(operand).flatMap((value) => (Array.isArray(value) ? value.filter(isDocument) : []));
}
