import { type Bson } from '../engine/bson.ts';
import { type Source } from '../engine/cursors.ts';
import { find as search, projection, type Search } from '../engine/finding.ts';
import { mapped } from '../engine/pageStreams.ts';
import { compileFilter } from '../engine/matching.ts';
import { takeSpecial } from '../engine/taking.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { type Namespace } from '../engine/namespace.ts';
import { createPacer } from '../engine/pacer.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { collationOf } from './collation.ts';
import {
  type Command,
  type CommandContext,
  countField,
  documentField,
  flagField,
  hintOf,
  namespaceOf,
  numberField,
} from './command.ts';
import { cursorReply, wholeCursorReply } from './cursorReply.ts';
import { FIRST_BATCH } from './firstBatch.ts';
import { findInView, readsView } from './readingView.ts';
import { termsOf } from './terms.ts';
import { checkTailable, matchingTail, tailed } from './tailing.ts';

export const find: Command = async (request, context) => {
  const { body } = request;
  const { engine, session, transaction } = context;
  const namespace = namespaceOf(request);
  const found = readsView(context, namespace)
    ? ofView(body, context, namespace)
    : ofCollection(body, context, namespace);
  if (!found) return nothing(namespace, body);

  const size = {
    documents: body['batchSize'] === undefined ? FIRST_BATCH : countField(body, 'batchSize'),
    single: flagField(body, 'singleBatch') || (numberField(body, 'limit') ?? 0) < 0,
  };
  const keepIdle = flagField(body, 'noCursorTimeout');
  const { pages, changed, answersAtOnce } = found;
  const source = { pages, changed, answersAtOnce, session, transaction: transaction?.number, keepIdle };
  return cursorReply(namespace, await engine.cursors.open(source, size), 'firstBatch');
};

type Found = Pick<Source, 'pages' | 'changed' | 'answersAtOnce'>;

/** Undefined where there is nothing, and nothing to wait for. */
function ofCollection(body: Bson, context: CommandContext, namespace: Namespace): Found | undefined {
  const { engine, reading, pacer } = context;
  const collection = engine.find(reading, namespace);
  if (!collection) return undefined;
  const asked = searchOf(body, context, collection.entry);
  const project = projection(documentField(body, 'projection'), { ...asked, texts: asked.collation?.texts });
  if (!flagField(body, 'tailable')) return { pages: mapped(search(collection, asked, pacer), project) };

  checkTailable(collection, asked);
  if (collection.count() === 0) return undefined;
  const reopen = (): typeof collection | undefined => {
    const now = engine.find(reading, namespace);
    return now?.entry.id === collection.entry.id ? now : undefined;
  };
  return {
    // A limit of time is for each batch, and not for the life of the cursor.
    pages: mapped(matchingTail(tailed(reopen, createPacer()), asked), project),
    changed: engine.log.changed,
    answersAtOnce: !flagField(body, 'awaitData'),
  };
}

function ofView(body: Bson, context: CommandContext, namespace: Namespace): Found {
  const projection = documentField(body, 'projection');
  const entry = context.engine.catalogue.find(context.reading, namespace);
  return { pages: findInView(context, namespace, { search: searchOf(body, context, entry), projection }) };
}

/** A filter that cannot be understood is refused where there is nothing to be found as well. */
function nothing(namespace: Namespace, body: Bson): Uint8Array {
  collationOf(body, undefined);
  const filter = documentField(body, 'filter');
  compileFilter(takeSpecial(filter).rest);
  refuseTextWithout(namespace, filter);
  return wholeCursorReply(namespace, []);
}

/** What a `find` command asks of a collection. */
export function searchOf(
  body: Bson,
  context: Pick<CommandContext, 'engine'>,
  entry: CollectionEntry | undefined,
): Search {
  return {
    filter: documentField(body, 'filter'),
    sort: documentField(body, 'sort'),
    skip: countField(body, 'skip'),
    limit: Math.abs(numberField(body, 'limit') ?? 0),
    ...hintOf(body),
    ...termsOf(body, context, entry),
  };
}
