import { type Command, longValue, numberField } from './command.ts';
import { cursorReply } from './cursorReply.ts';

export const getMore: Command = ({ body, database }, { engine }) => {
  const size = numberField(body, 'batchSize') ?? 0;
  const batch = engine.cursors.more(longValue(body['getMore']), { documents: size > 0 ? size : Infinity });
  return cursorReply({ database, collection: String(body['collection']) }, batch, 'nextBatch');
};
