import { type Bson } from '../bson.ts';
import { compileUpdatePipeline } from '../aggregation/updatePipeline.ts';

type Pipe = (document: Bson) => Bson;

/** Compiled once for all documents of a statement. */
const pipeByStages = new WeakMap<readonly Bson[], { readonly variables: Bson; readonly pipe: Pipe }>();

/** What a pipeline makes of documents (with their BSON types). @throws {CommandFailure} where it cannot be understood */
export function pipeOf(stages: readonly Bson[], variables: Bson = {}): Pipe {
  const known = pipeByStages.get(stages);
  if (known?.variables === variables) return known.pipe;
  const pipe = compileUpdatePipeline(stages, { variables });
  pipeByStages.set(stages, { variables, pipe });
  return pipe;
}
