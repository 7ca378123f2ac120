import { plan } from '../finding.ts';
import { resolveView } from '../views.ts';
import { type PipelineGround } from './stage.ts';

/** Whether a question for one value of a path is served by an index of the collection, or by its `_id`. */
export function servedByIndex(
  { engine, reading, collation, namespace: { database } }: PipelineGround,
  collection: string,
  path: string,
): boolean {
  const { namespace, pipeline } = resolveView(engine.catalogue, reading, { database, collection });
  const found = engine.find(reading, namespace);
  if (!found || pipeline.length > 0) return false;
  const { stage } = plan(found, { filter: { [path]: '' }, collation }).access.stage;
  return stage === 'IXSCAN' || stage === 'IDHACK';
}
