import { type Bson, decodeTyped, encode, MAX_DOCUMENT_BYTES } from '../bson.ts';
import { type Collation, storedCollation } from '../collation/collation.ts';
import { CommandFailure } from '../commandFailure.ts';
import { systemVariables } from '../expressions/systemVariables.ts';
import { type ChangeWish } from '../engine.ts';
import { carryMeta, withMeta } from '../documentMeta.ts';
import { find, type Found, type Search } from '../finding.ts';
import { type Namespace } from '../namespace.ts';
import { mapped, resting } from '../pageStreams.ts';
import { refuseTextWithout } from '../text/findingText.ts';
import { asInteger } from '../values/bsonTypes.ts';
import { conflictingCollation, isView, resolveView } from '../views.ts';
import { densifying } from './densifying.ts';
import { bucketing, bucketingEvenly } from './bucketing.ts';
import { countedAll, countOfAll } from './countingAll.ts';
import { faceting, uniting } from './combining.ts';
import { filling } from './filling.ts';
import { FLOW, sorting } from './flow.ts';
import { graphLookingUp } from './graphLookup.ts';
import { grouping } from './grouping.ts';
import { leadingSearch } from './leadingSearch.ts';
import { withoutText } from './leadingText.ts';
import { lookingUp } from './lookingUp.ts';
import { merging } from './merging.ts';
import { SOURCES } from './sources.ts';
import {
  type DocumentPages,
  type DocumentStep,
  pagesOf,
  type Nested,
  type PipelineGround,
  type Stage,
  type StageCompiler,
} from './stage.ts';
import { checkOrder, readStage, type StatedStage } from './stageNames.ts';
import { STEPS } from './steps.ts';
import { windowing } from './windows/stage.ts';
import { writingOut } from './writing.ts';

/** An aggregation, with its numbers in their BSON classes. */
export interface Aggregation {
  readonly pipeline: readonly Bson[];
  /** What its expressions may name, evaluated; the time alone where it is absent. */
  readonly variables?: Bson;
  readonly hint?: unknown;
  /** By which texts compare, also those of other collections that are joined. */
  readonly collation?: Collation | undefined;
  readonly isInTransaction?: boolean;
  /** How the stages that write are to change a collection. */
  readonly wish?: ChangeWish;
}

/** What an aggregation works on. A view is followed to what it stands on. */
export type AggregationGround = Pick<PipelineGround, 'engine' | 'reading' | 'namespace' | 'pacer'>;

/** The documents that a pipeline makes of a collection, as bytes: those that no stage looks at are not even read. */
export function aggregate(
  ground: AggregationGround,
  aggregation: Aggregation,
): AsyncGenerator<readonly Uint8Array[], undefined> {
  const { pipeline, hint, collation, isInTransaction = false } = aggregation;
  const base = groundFor(ground, aggregation);
  const { namespace, pipeline: viewStages } = resolveView(ground.engine.catalogue, ground.reading, ground.namespace);
  const stages = [...viewStages, ...pipeline].map(readStage);
  checkOrder(stages, { isNested: false, isInTransaction });
  const within = { ...base, namespace };
  const { search, rest } = leadingSearch(stages);
  const asked = { ...search, variables: base.variables, collation, ...(hint !== undefined && { hint }) };
  const compiled = compileStages(rest, within);
  if (rest.length === 0) return storedBytes(within, asked);
  const counted = countOfAll(rest);
  if (counted) return mapped(countedAll(storedBytes(within, asked), counted), encoded);
  const documents = startsWithDocuments(rest) ? pagesOf([]) : storedDocuments(within, asked);
  return resting(mapped(compiled(documents), encoded), ground.pacer);
}

function groundFor(ground: AggregationGround, { variables, collation, wish = {} }: Aggregation): PipelineGround {
  return groundOf({
    ...ground,
    variables: variables ?? systemVariables(ground.engine),
    collation,
    texts: collation?.texts,
    wish,
  });
}

/** What a pipeline has made may be as large as what is stored. @throws {CommandFailure} BSONObjectTooLarge */
function encoded(document: Bson): Uint8Array {
  try {
    const bytes = encode(document);
    if (bytes.byteLength <= MAX_DOCUMENT_BYTES) return bytes;
  } catch (error) {
    // So bson says that its buffer is too small, which is larger than any document may be.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new CommandFailure(
    'BSONObjectTooLarge',
    `A document of the result is larger than ${MAX_DOCUMENT_BYTES} bytes.`,
  );
}

/** With what runs the pipelines within its stages. */
function groundOf(parts: Omit<PipelineGround, 'run' | 'check'>): PipelineGround {
  const base: PipelineGround = {
    ...parts,
    run: (nested) => runNested(base, nested),
    check: (nested) => {
      checkNested(base, nested);
    },
  };
  return base;
}

/** The ground of a pipeline within a stage, where more names are known. */
function groundWithin(outer: PipelineGround, variables: Bson = {}): PipelineGround {
  return groundOf({ ...outer, variables: { ...outer.variables, ...variables } });
}

function checkNested(outer: PipelineGround, { pipeline, variables }: Pick<Nested, 'pipeline' | 'variables'>): void {
  const stages = pipeline.map(readStage);
  checkOrder(stages, { isNested: true, isInTransaction: false });
  compileStages(withoutText(stages), groundWithin(outer, variables));
}

function runNested(outer: PipelineGround, { pipeline, collection, documents, variables }: Nested): DocumentPages {
  const base = groundWithin(outer, variables);
  const stages = pipeline.map(readStage);
  if (documents) return compileStages(stages, base)(documents);
  if (collection === undefined) return compileStages(stages, base)(pagesOf([]));
  return runOnCollection(base, { database: outer.namespace.database, collection }, stages);
}

function runOnCollection(base: PipelineGround, stated: Namespace, stages: readonly StatedStage[]): DocumentPages {
  checkCollation(base, stated);
  const { namespace, pipeline } = resolveView(base.engine.catalogue, base.reading, stated);
  const within = { ...base, namespace };
  const whole = [...pipeline.map(readStage), ...stages];
  checkOrder(whole, { isNested: true, isInTransaction: false });
  const { search, rest } = leadingSearch(whole);
  const compiled = compileStages(rest, within);
  if (startsWithDocuments(rest)) return compiled(pagesOf([]));
  return compiled(storedDocuments(within, { ...search, variables: base.variables, collation: base.collation }));
}

/** @throws {CommandFailure} OptionNotSupportedOnView where another view compares texts in another way */
function checkCollation({ engine, reading, collation }: PipelineGround, stated: Namespace): void {
  const entry = engine.catalogue.find(reading, stated);
  if (entry && isView(entry) && storedCollation(entry.options['collation']) !== collation)
    throw conflictingCollation(stated);
}

function startsWithDocuments([first]: readonly StatedStage[]): boolean {
  return first !== undefined && first.name in SOURCES;
}

async function* found(
  { engine, reading, pacer, namespace }: PipelineGround,
  search: Search,
): AsyncGenerator<readonly Found[], undefined> {
  const collection = engine.find(reading, namespace);
  if (collection) yield* find(collection, search, pacer);
  else refuseTextWithout(namespace, search.filter);
  return undefined;
}

function storedBytes(ground: PipelineGround, search: Search): AsyncGenerator<readonly Uint8Array[], undefined> {
  return mapped(found(ground, search), ({ bytes }) => bytes);
}

function storedDocuments(ground: PipelineGround, search: Search): DocumentPages {
  return mapped(found(ground, search), ({ bytes, meta }) => withMeta(decodeTyped(bytes), meta));
}

/** One stage after another; neighbours that look at single documents are one. */
function compileStages(stages: readonly StatedStage[], ground: PipelineGround): Stage {
  const compiled: Stage[] = [];
  for (let at = 0; at < stages.length; at += 1) {
    const stage = stages[at];
    if (!stage) continue;
    const limit = stage.name === '$sort' ? limitOf(stages[at + 1]) : 0;
    compiled.push(limit > 0 ? sorting(stage.operand, ground, limit) : compileStage(stage, ground));
  }
  return (documents) => compiled.reduce((pages, stage) => stage(pages), documents);
}

function limitOf(stage: StatedStage | undefined): number {
  return stage?.name === '$limit' ? Number(asInteger(stage.operand) ?? 0) : 0;
}

function compileStage({ name, operand }: StatedStage, ground: PipelineGround): Stage {
  const step = STEPS[name];
  if (step) return stepping(step(operand, ground), ground);
  const compile = COMPILERS[name];
  if (compile) return compile(operand, ground);
  throw new CommandFailure('CommandNotSupported', `The embedded store does not have the pipeline stage '${name}'.`);
}

/** What is made of a document is as good a match as the document. */
function carried(document: Bson, made: readonly Bson[]): readonly Bson[] {
  carryMeta(document, made);
  return made;
}

function stepping(step: DocumentStep, { pacer }: PipelineGround): Stage {
  return async function* (documents): DocumentPages {
    for await (const page of documents) {
      const made = page.flatMap((document) => carried(document, step(document)));
      if (made.length > 0) yield made;
      const rest = pacer.due();
      if (rest) await rest;
    }
    return undefined;
  };
}

const COMPILERS: Readonly<Record<string, StageCompiler>> = {
  $densify: densifying,
  ...FLOW,
  ...SOURCES,
  $bucket: bucketing,
  $bucketAuto: bucketingEvenly,
  $facet: faceting,
  $fill: filling,
  $graphLookup: graphLookingUp,
  $group: grouping,
  $lookup: lookingUp,
  $merge: merging,
  $out: writingOut,
  $setWindowFields: windowing,
  $unionWith: uniting,
};
