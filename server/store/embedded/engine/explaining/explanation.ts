import { type Reading } from '../../disk/disk.ts';
import { type Bson } from '../bson.ts';
import { type Engine } from '../engine.ts';
import { type Answering, type Examined, plan } from '../finding.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { elapsedMs, type Pacer } from '../pacer.ts';
import { type Explained, parsedFilter, planTree, type PlanStage } from './planTree.ts';

/** How much is to be told. With more than the plan, the search is carried out and measured. */
export type Verbosity = 'queryPlanner' | 'executionStats' | 'allPlansExecution';

export interface ExplainGround {
  readonly engine: Engine;
  readonly reading: Reading;
  readonly namespace: Namespace;
  readonly pacer: Pacer;
}

/** What `explain` tells of a search. @see https://www.mongodb.com/docs/manual/reference/explain-results/ */
export async function explanation(
  { engine, reading, namespace, pacer }: ExplainGround,
  explained: Explained,
  verbosity: Verbosity,
): Promise<Bson> {
  const examined = { keys: 0, documents: 0 };
  const collection = engine.find(counting(reading, examined), namespace);
  const answering = collection && plan(collection, explained.search, pacer);
  const tree = answering ? planTree(answering, explained) : { stage: 'EOF' };
  const planner = {
    namespace: namespaceText(namespace),
    parsedQuery: parsedFilter(explained.search.filter),
    ...(explained.search.collation && { collation: explained.search.collation.stated }),
    indexFilterSet: false,
    winningPlan: { isCached: false, ...tree },
    rejectedPlans: [],
  };
  if (verbosity === 'queryPlanner') return { queryPlanner: planner };
  const { nReturned, executionTimeMillis } = answering ? await carriedOut(answering) : NOTHING;
  const totals = {
    nReturned,
    executionTimeMillis,
    examined: { keys: examined.keys, documents: answering?.examined.documents ?? 0 },
  };
  return { queryPlanner: planner, executionStats: executionStats(tree, totals) };
}

interface Totals {
  readonly nReturned: number;
  readonly executionTimeMillis: number;
  readonly examined: Examined;
}

const NOTHING = { nReturned: 0, executionTimeMillis: 0 };

async function carriedOut({ pages }: Answering): Promise<Pick<Totals, 'nReturned' | 'executionTimeMillis'>> {
  const startedMs = elapsedMs();
  let nReturned = 0;
  for await (const page of pages()) nReturned += page.length;
  return { nReturned, executionTimeMillis: Math.round(elapsedMs() - startedMs) };
}

function executionStats(tree: PlanStage, { nReturned, executionTimeMillis, examined }: Totals): Bson {
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis,
    totalKeysExamined: examined.keys,
    totalDocsExamined: examined.documents,
    executionStages: withCounts({ ...tree, nReturned, executionTimeMillisEstimate: executionTimeMillis }, examined),
  };
}

/** Where documents and keys are read, how many they were. */
function withCounts(stage: PlanStage, examined: Examined): PlanStage {
  const { inputStage } = stage;
  return {
    ...stage,
    ...(READS_DOCUMENTS.has(stage.stage) && { docsExamined: examined.documents }),
    ...(stage.stage === 'IXSCAN' && { keysExamined: examined.keys }),
    ...(inputStage && { inputStage: withCounts(inputStage, examined) }),
  };
}

const READS_DOCUMENTS = new Set(['COLLSCAN', 'FETCH', 'IDHACK']);

/** The reading with the index entries counted that are read. */
function counting(reading: Reading, examined: Examined): Reading {
  return {
    ...reading,
    range(table, range, limit) {
      const entries = reading.range(table, range, limit);
      // The documents of a collection lie under their `_id`, so that reading them by it is reading keys.
      if (table === 'entries') examined.keys += entries.length;
      return entries;
    },
  };
}
