import { type Bson, plainDocument } from '../engine/bson.ts';
import { aggregate, type DocumentPages } from '../engine/aggregating.ts';
import { type Namespace } from '../engine/namespace.ts';
import { isView, resolveView } from '../engine/views.ts';
import { type CommandContext } from './command.ts';

/** The documents that a pipeline (plain numbers) makes of a collection or a view. */
export function pipelinePages(
  { engine, reading, pacer }: Pick<CommandContext, 'engine' | 'reading' | 'pacer'>,
  namespace: Namespace,
  { pipeline, ...how }: { readonly pipeline: readonly Bson[]; readonly variables?: Bson; readonly hint?: unknown },
): DocumentPages {
  const resolved = resolveView(engine.catalogue, reading, namespace);
  const ground = { engine, reading, pacer, namespace: resolved.namespace };
  return aggregate(ground, { ...how, pipeline: [...resolved.pipeline.map(plainDocument), ...pipeline] });
}

/** Whether what is read is a view. */
export function readsView({ engine, reading }: CommandContext, namespace: Namespace): boolean {
  const entry = engine.catalogue.find(reading, namespace);
  return entry !== undefined && isView(entry);
}
