import { type Bson, encode, isDocument, plainDocument } from '../engine/bson.ts';
import { aggregate as run } from '../engine/aggregating.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command, documentField, documentsField, numberField, sessionOf } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { FIRST_BATCH } from './find.ts';

export const aggregate: Command = ({ body, database }, { engine }) => {
  const collection = body['aggregate'];
  if (typeof collection !== 'string')
    throw new CommandFailure('CommandNotSupported', 'The embedded store aggregates collections, not a whole database.');
  const pipeline = documentsField(body, 'pipeline').filter(isDocument).map(plainDocument);
  const namespace = { database, collection };
  const results = run(engine, namespace, { pipeline, variables: documentField(body, 'let') });
  const size = numberField(documentField(body, 'cursor'), 'batchSize') ?? FIRST_BATCH;
  return cursorReply(
    namespace,
    engine.cursors.open(encoded(results), { documents: size }, sessionOf(body)),
    'firstBatch',
  );
};

function* encoded(documents: Iterable<Bson>): Generator<Uint8Array> {
  for (const document of documents) yield encode(document);
}
