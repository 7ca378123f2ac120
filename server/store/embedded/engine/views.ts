import { type Reading } from '../disk/disk.ts';
import { type Bson, isDocument } from './bson.ts';
import { type Catalogue, type CollectionEntry } from './catalogue.ts';
import { type Collation, storedCollation } from './collation/collation.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Namespace, namespaceText } from './namespace.ts';

/** What a view shows: the documents that a pipeline makes of a collection. */
export interface Resolved {
  readonly namespace: Namespace;
  /** With numbers in their BSON classes; empty where the namespace is no view. */
  readonly pipeline: readonly Bson[];
}

/** As MongoDB: views may stand on views, but no deeper than this. */
const MAX_DEPTH = 20;

export function isView({ options }: Pick<CollectionEntry, 'options'>): boolean {
  return 'viewOn' in options;
}

/** Follows views to the collection that they stand on. @throws {CommandFailure} ViewDepthLimitExceeded, OptionNotSupportedOnView */
export function resolveView(catalogue: Catalogue, reading: Reading, namespace: Namespace): Resolved {
  let resolved: Resolved = { namespace, pipeline: [] };
  const collation = collationOf(catalogue.find(reading, namespace));
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    const entry = catalogue.find(reading, resolved.namespace);
    const { viewOn, pipeline } = entry?.options ?? {};
    if (typeof viewOn !== 'string') return resolved;
    if (collationOf(entry) !== collation) throw conflictingCollation(resolved.namespace);
    const stages = Array.isArray(pipeline) ? pipeline.filter(isDocument) : [];
    resolved = {
      namespace: { database: namespace.database, collection: viewOn },
      pipeline: [...stages, ...resolved.pipeline],
    };
  }
  throw new CommandFailure('ViewDepthLimitExceeded', `View depth limit exceeded; maximum depth is ${MAX_DEPTH}`);
}

function collationOf(entry: CollectionEntry | undefined): Collation | undefined {
  return storedCollation(entry?.options['collation']);
}

/** A view shows another view only as that one compares texts. */
export function conflictingCollation(namespace: Namespace): CommandFailure {
  return new CommandFailure(
    'OptionNotSupportedOnView',
    `Cannot override the default collation of the view ${namespaceText(namespace)}`,
  );
}

/** Refuses what can only be done to the documents of a collection. @throws {CommandFailure} CommandNotSupportedOnView */
export function refuseView(entry: CollectionEntry | undefined): void {
  if (entry && isView(entry))
    throw new CommandFailure(
      'CommandNotSupportedOnView',
      `Namespace ${namespaceText(entry.namespace)} is a view, not a collection`,
    );
}
