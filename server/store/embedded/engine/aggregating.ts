import { Aggregator } from 'mingo/aggregator';
import { type Reading } from '../disk/disk.ts';
import { type Bson, decodePlain, isDocument } from './bson.ts';
import { type Stored } from './collection.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Engine } from './engine.ts';
import { find, type Search } from './finding.ts';
import { geoNearDocuments, leadingGeoNear } from './geo/geoNearStage.ts';
import { refuseNear } from './geo/takingNear.ts';
import { MINGO_OPTIONS } from './mingoOptions.ts';
import { type Namespace } from './namespace.ts';
import { type Pacer } from './pacer.ts';
import { STAGES } from './stageNames.ts';
import { collected, inPages, mapped } from './pageStreams.ts';

/** An aggregation, with plain numbers. */
export interface Aggregation {
  readonly pipeline: readonly Bson[];
  readonly variables?: Bson;
  readonly hint?: unknown;
}

/** What an aggregation works on. */
export interface AggregationGround {
  readonly engine: Engine;
  readonly reading: Reading;
  readonly namespace: Namespace;
  readonly pacer: Pacer;
}

export type DocumentPages = AsyncGenerator<readonly Bson[], undefined>;

/** The documents that a pipeline makes of a collection. What stands at its beginning and is a question is served by the indexes. */
export async function* aggregate(ground: AggregationGround, aggregation: Aggregation): DocumentPages {
  const { pipeline, variables, hint } = aggregation;
  const how = { ...(variables && { variables }), ...(hint !== undefined && { hint }) };
  const geoNear = leadingGeoNear(pipeline);
  if (geoNear !== undefined) {
    const documents = nearest(ground, { stage: geoNear, ...how });
    return yield* staged(ground, { stages: checked(pipeline.slice(1)), documents, ...(variables && { variables }) });
  }
  const { search, rest } = leadingSearch(checked(pipeline));
  const asked = { ...search, ...how };
  const counted = countOnly(rest);
  if (counted) return yield* count(found(ground, ground.namespace, asked), counted);
  const documents = read(ground, ground.namespace, asked);
  return yield* staged(ground, { stages: rest, documents, ...(variables && { variables }) });
}

function checked(pipeline: readonly Bson[]): readonly Bson[] {
  refuseUnsupported(pipeline);
  refuseUnknown(pipeline);
  return pipeline;
}

async function* staged(ground: AggregationGround, computation: Computation): DocumentPages {
  if (computation.stages.length === 0) return yield* computation.documents;
  yield* inPages(await computed(ground, computation), PAGE);
  return undefined;
}

const PAGE = 256;

interface Computation {
  readonly stages: readonly Bson[];
  readonly documents: DocumentPages;
  readonly variables?: Bson;
}

async function computed(
  ground: AggregationGround,
  { stages, documents, variables }: Computation,
): Promise<Iterable<Bson>> {
  const documentsByCollection = new Map<string, Bson[]>();
  for (const collection of foreignCollections(stages))
    documentsByCollection.set(
      collection,
      await collected(read(ground, { ...ground.namespace, collection }, { filter: {} })),
    );
  const aggregator = new Aggregator(
    stages.flatMap(asMingoDoes).map((stage) => ({ ...stage })),
    {
      ...MINGO_OPTIONS,
      ...(variables && { variables }),
      collectionResolver: (collection) => [...(documentsByCollection.get(collection) ?? [])],
    },
  );
  return aggregator.run<Record<string, unknown>>(await collected(documents));
}

function nearest(
  { engine, reading, namespace, pacer }: AggregationGround,
  asked: Parameters<typeof geoNearDocuments>[1],
): DocumentPages {
  const collection = engine.find(reading, namespace);
  return collection ? geoNearDocuments(collection, asked, pacer) : inPages<Bson>([], PAGE);
}

function read(ground: AggregationGround, namespace: Namespace, search: Search): DocumentPages {
  return mapped(found(ground, namespace, search), ({ bytes }) => ({ ...decodePlain(bytes) }));
}

function found(
  { engine, reading, pacer }: AggregationGround,
  namespace: Namespace,
  search: Search,
): AsyncGenerator<readonly Stored[], undefined> {
  const collection = engine.find(reading, namespace);
  return collection ? find(collection, search, pacer) : inPages<Stored>([], PAGE);
}

/** `$match`, `$sort`, `$skip` and `$limit` in this order are a search. */
export function leadingSearch(pipeline: readonly Bson[]): { readonly search: Search; readonly rest: readonly Bson[] } {
  let rest = pipeline;
  const taken = <Operand>(name: string, is: (operand: unknown) => operand is Operand): Operand | undefined => {
    const operand = rest[0]?.[name];
    if (operand === undefined || !is(operand)) return undefined;
    rest = rest.slice(1);
    return operand;
  };
  const filter = taken('$match', isDocument) ?? {};
  refuseNear(filter);
  const sort = taken('$sort', isDocument);
  const skip = taken('$skip', isCount);
  const limit = taken('$limit', isPositive);
  return {
    search: {
      filter,
      ...(sort && { sort }),
      ...(skip !== undefined && { skip }),
      ...(limit !== undefined && { limit }),
    },
    rest,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isPositive(value: unknown): value is number {
  return isCount(value) && value > 0;
}

/** How drivers count: one group of all, under a constant. Its field and its `_id`. */
function countOnly([stage, ...others]: readonly Bson[]): { readonly field: string; readonly id: unknown } | undefined {
  const group = stage?.['$group'];
  if (others.length > 0 || !isDocument(group) || !isConstant(group['_id'])) return undefined;
  const { _id: id, ...fields } = group;
  const [only, ...more] = Object.entries(fields);
  return only && more.length === 0 && isSumOfOnes(only[1]) ? { field: only[0], id } : undefined;
}

function isConstant(id: unknown): boolean {
  return id === null || typeof id === 'number';
}

function isSumOfOnes(sum: unknown): boolean {
  return isDocument(sum) && Object.keys(sum).length === 1 && sum['$sum'] === 1;
}

async function* count(
  pages: AsyncIterable<readonly unknown[]>,
  { field, id }: { readonly field: string; readonly id: unknown },
): DocumentPages {
  let total = 0;
  for await (const page of pages) total += page.length;
  if (total > 0) yield [{ _id: id, [field]: total }];
  return undefined;
}

/** Other collections that a pipeline reads. */
function foreignCollections(stages: readonly Bson[]): Set<string> {
  return new Set(
    stages.flatMap((stage) => Object.entries(stage).flatMap(([name, operand]) => foreignOf(name, operand))),
  );
}

function foreignOf(name: string, operand: unknown): string[] {
  if (name === '$unionWith' && typeof operand === 'string') return [operand];
  if (!isDocument(operand)) return [];
  const named = [operand['from'], operand['coll']].filter((value) => typeof value === 'string');
  return [...(FOREIGN.has(name) ? named : []), ...foreignCollections(nestedPipelines(operand))];
}

const FOREIGN = new Set(['$lookup', '$graphLookup', '$unionWith']);

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
  for (const [name, operand] of pipeline.flatMap((stage) => Object.entries(stage))) {
    if (UNSUPPORTED.has(name))
      throw new CommandFailure('UnrecognizedStage', `The embedded store does not have the pipeline stage '${name}'.`);
    if (!isDocument(operand)) continue;
    refuseJoinOfBothKinds(name, operand);
    refuseUnsupported(nestedPipelines(operand));
  }
}

/** mingo would join with everything where a pipeline stands beside the fields. */
function refuseJoinOfBothKinds(name: string, { localField, pipeline }: Bson): void {
  if (name === '$lookup' && localField !== undefined && Array.isArray(pipeline) && pipeline.length > 0)
    throw new CommandFailure(
      'CommandNotSupported',
      'The embedded store has no $lookup with both localField and a pipeline.',
    );
}

function refuseUnknown(pipeline: readonly Bson[]): void {
  const unknown = pipeline.flatMap((stage) => Object.keys(stage)).find((name) => !STAGES.has(name));
  if (unknown !== undefined)
    throw new CommandFailure('UnrecognizedStage', `Unrecognized pipeline stage name: '${unknown}'`);
}

function nestedPipelines(operand: Bson): Bson[] {
  return Object.values(operand).flatMap((value) => (Array.isArray(value) ? value.filter(isDocument) : []));
}
