import { CommandFailure } from '../commandFailure.ts';
import { type Namespace } from '../namespace.ts';

/** The codes with which a stage refuses to write where only the server does. */
interface Refusals {
  readonly stage: '$merge' | '$out';
  readonly special: number;
  readonly internal: number;
}

const REFUSALS = {
  $merge: { stage: '$merge', special: 31319, internal: 31320 },
  $out: { stage: '$out', special: 17385, internal: 31321 },
} as const satisfies Record<string, Refusals>;

const INTERNAL = new Set(['admin', 'config', 'local']);

/** The collection that a stage writes, which must not be one of the server's own. @throws {CommandFailure} 31319, 31320, 17385, 31321 */
export function writeTarget(stage: keyof typeof REFUSALS, target: Namespace): Namespace {
  const { special, internal } = REFUSALS[stage];
  if (target.collection.startsWith('system.'))
    throw new CommandFailure(special, `Cannot ${stage} to special collection: ${target.collection}`);
  if (INTERNAL.has(target.database))
    throw new CommandFailure(internal, `Cannot ${stage} to internal database: ${target.database}`);
  return target;
}
