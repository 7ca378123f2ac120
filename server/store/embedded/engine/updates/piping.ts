import { type Bson } from '../bson.ts';
import { compileUpdatePipeline } from '../aggregation/updatePipeline.ts';

/** What a pipeline makes of a document (with its BSON types). */
export function piped(typed: Bson, stages: readonly Bson[], variables: Bson = {}): Bson {
  return compileUpdatePipeline(stages, { variables })(typed);
}
