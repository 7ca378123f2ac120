import { type Bson } from '../bson.ts';
import { compileUpdatePipeline } from '../aggregation/updatePipeline.ts';
import { type TextOrder } from '../values/text.ts';

type Pipe = (document: Bson) => Bson;

/** What the expressions of a pipeline go by. */
interface PipeGround {
  readonly variables?: Bson;
  readonly texts?: TextOrder | undefined;
}

/** Compiled once for all documents of a statement. */
const pipeByStages = new WeakMap<readonly Bson[], { readonly ground: PipeGround; readonly pipe: Pipe }>();

/** What a pipeline makes of documents (with their BSON types). @throws {CommandFailure} where it cannot be understood */
export function pipeOf(stages: readonly Bson[], { variables = {}, texts }: PipeGround): Pipe {
  const known = pipeByStages.get(stages);
  if (known?.ground.variables === variables && known.ground.texts === texts) return known.pipe;
  const pipe = compileUpdatePipeline(stages, { variables, texts });
  pipeByStages.set(stages, { ground: { variables, texts }, pipe });
  return pipe;
}
