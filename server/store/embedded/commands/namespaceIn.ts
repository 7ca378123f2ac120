import { CommandFailure } from '../engine/commandFailure.ts';
import { type Namespace } from '../engine/namespace.ts';

/** A collection named together with its database, `database.collection`. @throws {CommandFailure} InvalidNamespace */
export function namespaceIn(text: unknown): Namespace {
  const dot = typeof text === 'string' ? text.indexOf('.') : -1;
  if (typeof text !== 'string' || dot < 1 || dot === text.length - 1)
    throw new CommandFailure('InvalidNamespace', `Invalid namespace: ${String(text)}`);
  return { database: text.slice(0, dot), collection: text.slice(dot + 1) };
}
