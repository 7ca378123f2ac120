import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type LoggedEvent, type LoggedKind } from '../logEvent.ts';
import { type ChangeStreamOptions } from './options.ts';
import { timestampOf, tokenOf } from './resumeToken.ts';

/** What makes the answer of a stream fuller than the log is. */
export interface EventTools {
  readonly options: ChangeStreamOptions;
  /** The document as it is now, `null` where it is no more. */
  readonly lookUp: (event: LoggedEvent) => unknown;
}

/** An entry of the log as change streams tell it. @see https://www.mongodb.com/docs/manual/reference/change-events/ */
export function changeEvent(time: bigint, event: LoggedEvent, tools: EventTools): Bson {
  const { kind, database, collection, at, transaction, collectionId } = event;
  const { showExpandedEvents } = tools.options;
  return {
    _id: tokenOf({ time }),
    operationType: kind,
    clusterTime: timestampOf(time),
    wallTime: at,
    ...(showExpandedEvents && collectionId ? { collectionUUID: collectionId['uuid'] } : {}),
    ns: kind === 'dropDatabase' ? { db: database } : { db: database, coll: collection },
    ...contentOf(event, tools),
    ...(transaction && { txnNumber: transaction['number'], lsid: { id: transaction['session'] } }),
  };
}

function contentOf(event: LoggedEvent, tools: EventTools): Bson {
  const { kind, key, document, description } = event;
  if (kind === 'insert') return { documentKey: { _id: document?.['_id'] }, fullDocument: document };
  if (kind === 'rename') return { to: targetOf(description) };
  if (!OF_DOCUMENTS.has(kind)) return {};
  const update = kind === 'update' && { updateDescription: description, ...afterOf(event, tools) };
  return { documentKey: key, ...(document && { fullDocument: document }), ...update, ...beforeOf(event, tools) };
}

function targetOf({ database: db, collection: coll }: Bson = {}): Bson {
  return { db, coll };
}

/** What happens to a document that is there already. */
const OF_DOCUMENTS: ReadonlySet<LoggedKind> = new Set<LoggedKind>(['update', 'replace', 'delete']);

function afterOf(event: LoggedEvent, { options: { fullDocument }, lookUp }: EventTools): Bson {
  if (fullDocument === 'updateLookup') return { fullDocument: lookUp(event) };
  if (fullDocument === 'default') return {};
  return { fullDocument: imageOf(event.after, { wish: fullDocument, of: 'post' }) };
}

function beforeOf(event: LoggedEvent, { options: { fullDocumentBeforeChange: wish } }: EventTools): Bson {
  return wish === 'off' ? {} : { fullDocumentBeforeChange: imageOf(event.before, { wish, of: 'pre' }) };
}

function imageOf(
  image: Bson | undefined,
  { wish, of }: { readonly wish: 'whenAvailable' | 'required'; readonly of: 'pre' | 'post' },
): Bson | null {
  if (image === undefined && wish === 'required')
    throw new CommandFailure(
      'NoMatchingDocument',
      `Change stream was configured to require a ${of}-image for all events, but it was not found.`,
    );
  return image ?? null;
}

/** Tells that nothing more can come. */
export function invalidateEvent(time: bigint, { at }: LoggedEvent): Bson {
  return {
    _id: tokenOf({ time, isInvalidated: true }),
    operationType: 'invalidate',
    clusterTime: timestampOf(time),
    wallTime: at,
  };
}
