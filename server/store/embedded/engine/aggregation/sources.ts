import { Long } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { geoNear } from '../geo/geoNearStage.ts';
import { statedIndexes } from '../indexDefinition.ts';
import { refuseView } from '../views.ts';
import { collStats } from './collStats.ts';
import { SERVER_SOURCES } from './serverSources.ts';
import { HOST, instead, pagesOf, type PipelineGround, type StageCompiler } from './stage.ts';

/** The stages that make documents of their own, with which a pipeline begins. */
export const SOURCES: Readonly<Record<string, StageCompiler>> = {
  $documents: (operand, ground) => {
    const evaluate = compileExpression(operand, ground);
    return instead(() => pagesOf(documentsIn(evaluate({}))));
  },
  $indexStats: (_, ground) => instead(() => pagesOf(indexStats(ground))),
  $collStats: collStats,
  $geoNear: geoNear,
  ...SERVER_SOURCES,
};

function documentsIn(value: unknown): readonly Bson[] {
  if (Array.isArray(value) && value.every(isDocument)) return value;
  throw new CommandFailure(5858203, 'an array is expected, of documents only');
}

function indexStats({ engine, reading, namespace }: PipelineGround): readonly Bson[] {
  const entry = engine.catalogue.find(reading, namespace);
  refuseView(entry);
  if (!entry) return [];
  return statedIndexes(entry.indexes).map((spec: Bson) => ({
    name: spec['name'],
    key: spec['key'],
    host: HOST,
    // How often an index is used is not counted, so that nothing is known of the time before.
    accesses: { ops: Long.ZERO, since: engine.now() },
    spec,
  }));
}
