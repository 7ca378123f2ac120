import { type Access, type AccessStage } from '../accessWays.ts';
import { type Bson } from '../bson.ts';
import { servedConstraints } from '../collatedIndex.ts';
import { constraintsOf } from '../constraints.ts';
import { type Answering, type Search } from '../finding.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { narrowed } from '../narrowing.ts';
import { takeSpecial } from '../taking.ts';
import { indexBounds } from './indexBounds.ts';

/** A search with what is made of the documents that it finds. */
export interface Explained {
  readonly search: Search;
  readonly projection?: Bson;
  /** What is done to them: `UPDATE`, `DELETE`, `COUNT` … */
  readonly doing?: string;
}

/** A step of a plan; what it takes its documents from is its `inputStage`. */
export interface PlanStage extends Bson {
  readonly stage: string;
  readonly inputStage?: PlanStage;
  readonly inputStages?: readonly PlanStage[];
}

/** The steps of a search as MongoDB tells them, the last one outermost. */
export function planTree({ access, isSorting }: Answering, explained: Explained): PlanStage {
  const { search } = explained;
  const steps = [...orderSteps(search, isSorting), ...resultSteps(explained)];
  return steps.reduce<PlanStage>((inputStage, step) => ({ ...step, inputStage }), accessStage(access, search));
}

function orderSteps({ sort, skip = 0, limit = 0 }: Search, isSorting: boolean): PlanStage[] {
  const limitAmount = limit > 0 ? { limitAmount: skip + limit } : {};
  const sorting = { stage: 'SORT', sortPattern: sort, ...limitAmount, type: 'simple' };
  return [
    ...(isSorting ? [sorting] : []),
    ...(skip > 0 ? [{ stage: 'SKIP', skipAmount: skip }] : []),
    ...(limit > 0 && !isSorting ? [{ stage: 'LIMIT', limitAmount: limit }] : []),
  ];
}

function resultSteps({ projection = {}, doing }: Explained): PlanStage[] {
  const isProjected = Object.keys(projection).length > 0;
  return [
    ...(isProjected ? [{ stage: projectionStage(projection), transformBy: projection }] : []),
    ...(doing === undefined ? [] : [{ stage: doing }]),
  ];
}

function projectionStage(projection: Bson): string {
  const isSimple = Object.entries(projection).every(
    ([path, value]) => !path.includes('.') && (typeof value === 'number' || typeof value === 'boolean'),
  );
  return isSimple ? 'PROJECTION_SIMPLE' : 'PROJECTION_DEFAULT';
}

function accessStage({ stage }: Pick<Access, 'stage'>, search: Search): PlanStage {
  if (stage.stage === 'TEXT_MATCH') return textStage(stage, search.filter);
  const { filter, variables, collation } = search;
  const rest = filterPart(filter);
  switch (stage.stage) {
    case 'COLLSCAN':
      return { stage: 'COLLSCAN', ...rest, direction: directionOf(stage) };
    case 'IDHACK':
      return { stage: 'IDHACK', ...ID_INDEX, direction: directionOf(stage) };
    case 'GEO_NEAR_2DSPHERE':
    case 'GEO_NEAR_2D':
      return nearStage(stage, filter);
    case 'IXSCAN':
      return {
        stage: 'FETCH',
        ...rest,
        inputStage: indexStage(stage, { filter: narrowed(filter, variables), collation }),
      };
    case 'OR':
      return {
        stage: 'FETCH',
        ...rest,
        inputStage: {
          stage: 'OR',
          inputStages: stage.inputs.map((input) => accessStage({ stage: input }, { filter: {}, collation })),
        },
      };
  }
}

function filterPart(filter: Bson): { readonly filter?: Bson } {
  return Object.keys(filter).length > 0 ? { filter: parsedFilter(filter) } : {};
}

function nearStage({ stage, index }: { readonly stage: string; readonly index: IndexSpec }, filter: Bson): PlanStage {
  const near = { stage, keyPattern: index.stated['key'], indexName: index.name, indexVersion: 2 };
  const { rest } = takeSpecial(filter);
  return Object.keys(rest).length > 0 ? { stage: 'FETCH', filter: parsedFilter(rest), inputStage: near } : near;
}

function textStage({ index, indexPrefix }: Extract<AccessStage, { stage: 'TEXT_MATCH' }>, filter: Bson): PlanStage {
  const { rest } = takeSpecial(filter);
  return {
    stage: 'TEXT_MATCH',
    indexPrefix,
    indexName: index.name,
    textIndexVersion: 3,
    inputStage: {
      stage: 'FETCH',
      ...filterPart(rest),
      inputStage: { stage: 'IXSCAN', keyPattern: index.stated['key'], indexName: index.name, indexVersion: 2 },
    },
  };
}

const ID_INDEX = { keyPattern: { _id: 1 }, indexName: '_id_' };

function indexStage(
  stage: Extract<AccessStage, { stage: 'IXSCAN' }>,
  { filter, collation }: Pick<Search, 'filter' | 'collation'>,
): PlanStage {
  const { index } = stage;
  return {
    stage: 'IXSCAN',
    keyPattern: index.stated['key'],
    indexName: index.name,
    ...(index.collation && { collation: index.stated['collation'] }),
    isMultiKey: index.multikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partialFilter !== undefined,
    indexVersion: 2,
    direction: directionOf(stage),
    indexBounds: indexBounds(index, servedConstraints(index, constraintsOf(filter), collation)),
  };
}

function directionOf({ isReverse }: { readonly isReverse: boolean }): 'forward' | 'backward' {
  return isReverse ? 'backward' : 'forward';
}

/** A filter in its long form: what a field is to equal stands under `$eq`. */
export function parsedFilter(filter: Bson): Bson {
  return Object.fromEntries(
    Object.entries(filter).map(([path, condition]) => [
      path,
      path.startsWith('$') || isOperators(condition) ? condition : { $eq: condition },
    ]),
  );
}

function isOperators(condition: unknown): boolean {
  if (condition instanceof RegExp) return true;
  return typeof condition === 'object' && condition !== null && (Object.keys(condition)[0]?.startsWith('$') ?? false);
}
