import { type Connection, type mongo } from 'mongoose';
import { DATA_VERSION_ROW } from './dataVersion.ts';
import { databaseOf } from './operations/database.ts';

/** Something that was written, in the order in which it was committed. */
export type Change =
  /** A document of a followed collection was written or deleted. */
  | { readonly kind: 'document'; readonly collection: string; readonly id: string }
  /** The data version was raised to this number: all that was told before belongs to it. */
  | { readonly kind: 'version'; readonly dataVersion: number }
  /** A whole collection was put in the place of another, or dropped: what became of its documents is not told. */
  | { readonly kind: 'unclear' };

/** What hears of changes. */
export interface FeedListener {
  readonly onChange: (change: Change) => void;
  /** No more is told, and some may have been missed; never after `close`. */
  readonly onLost: (reason: unknown) => void;
}

/** A feed that tells of what is written. */
export interface ChangeFeed {
  readonly close: () => Promise<void>;
}

/** The fields of an event that are asked for: an import of many rows tells only of their ids. */
interface FeedEvent {
  readonly _id: unknown;
  readonly operationType: string;
  readonly ns?: { readonly coll?: string };
  readonly documentKey?: { readonly _id: unknown };
  readonly fullDocument?: { readonly value?: number };
  readonly updateDescription?: { readonly updatedFields?: { readonly value?: number } };
}

/** Follows the collections named, and the data version; returns once every write from now on is told. */
export async function openChangeFeed(
  connection: Connection,
  collections: readonly string[],
  listener: FeedListener,
): Promise<ChangeFeed> {
  const stream = databaseOf(connection).watch<FeedEvent, mongo.ChangeStreamDocument & FeedEvent>(
    pipelineFor([META, ...collections]),
  );
  let isClosing = false;
  const first = await stream.tryNext();
  const tell = (event: FeedEvent): void => {
    const change = changeOf(event);
    if (change !== undefined) listener.onChange(change);
  };
  void (async () => {
    if (first !== null) tell(first);
    for await (const event of stream) tell(event);
    throw new Error('The change stream has ended.');
  })().catch((error: unknown) => {
    if (!isClosing) listener.onLost(error);
  });
  return {
    async close() {
      isClosing = true;
      await stream.close();
    },
  };
}

const META = 'meta';

function pipelineFor(collections: readonly string[]): Record<string, unknown>[] {
  const named = { $in: collections };
  return [
    {
      $match: {
        $or: [{ 'ns.coll': named }, { 'to.coll': named }, { operationType: { $in: ['dropDatabase', 'invalidate'] } }],
      },
    },
    {
      $project: {
        operationType: 1,
        'ns.coll': 1,
        documentKey: 1,
        'fullDocument.value': 1,
        'updateDescription.updatedFields.value': 1,
      },
    },
  ];
}

function changeOf(event: FeedEvent): Change | undefined {
  const { operationType, ns, documentKey } = event;
  if (!ABOUT_DOCUMENTS.has(operationType) || documentKey === undefined) return UNCLEAR;
  const [collection = '', id] = [ns?.coll, String(documentKey._id)];
  if (collection !== META) return { kind: 'document', collection, id };
  return id === DATA_VERSION_ROW ? raised(event) : undefined;
}

function raised({ fullDocument, updateDescription }: FeedEvent): Change {
  const dataVersion = fullDocument?.value ?? updateDescription?.updatedFields?.value;
  return dataVersion === undefined ? UNCLEAR : { kind: 'version', dataVersion };
}

const UNCLEAR: Change = { kind: 'unclear' };
const ABOUT_DOCUMENTS: ReadonlySet<string> = new Set(['insert', 'update', 'replace', 'delete']);
