import { Aggregator } from 'mingo/aggregator';
import { type Bson, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { MINGO_OPTIONS } from '../mingoOptions.ts';
import { reconcile } from '../reconcile.ts';

/** What a pipeline makes of a document (with its BSON types, to which what it computes is brought back). */
export function piped(typed: Bson, stages: readonly Bson[], variables: Bson = {}): Bson {
  checkStages(stages);
  const pipeline = stages.map((stage) => ({ ...plainDocument(stage) }));
  const aggregator = new Aggregator(pipeline, { ...MINGO_OPTIONS, variables });
  // mingo changes in place, and what was before is still needed.
  const [after = {}] = aggregator.run<Record<string, unknown>>([{ ...plainDocument(typed) }]);
  return reconcile(after, { typed, plain: plainDocument(typed) });
}

function checkStages(stages: readonly Bson[]): void {
  for (const stage of stages) {
    const [name = '', ...others] = Object.keys(stage);
    if (others.length > 0)
      throw new CommandFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
    if (!name.startsWith('$'))
      throw new CommandFailure('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
    if (!UPDATE_STAGES.has(name))
      throw new CommandFailure('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
}

const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);
