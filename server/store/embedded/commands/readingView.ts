import { type Bson } from '../engine/bson.ts';
import { aggregate, type Aggregation } from '../engine/aggregation/pipeline.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type Search } from '../engine/finding.ts';
import { searchStages } from '../engine/viewPipeline.ts';
import { type CommandContext } from './command.ts';

/** Whether what is read is a view. */
export function readsView({ engine, reading }: CommandContext, namespace: Namespace): boolean {
  return 'viewOn' in (engine.catalogue.find(reading, namespace)?.options ?? {});
}

/** The documents of a view that a search finds, as bytes. */
export function findInView(
  { engine, reading, pacer }: CommandContext,
  namespace: Namespace,
  { search, projection }: { readonly search: Search; readonly projection?: Bson },
): ReturnType<typeof aggregate> {
  const { variables, collation, ...asked } = search;
  const aggregation: Aggregation = {
    pipeline: searchStages(asked, projection),
    ...(variables && { variables }),
    collation,
  };
  return aggregate({ engine, reading, pacer, namespace }, aggregation);
}
