import { isDocument } from '../engine/bson.ts';
import { type Command, documentsField } from './command.ts';
import { forgetRetries } from './retries.ts';

/** What the sessions have left open is closed: cursors, transactions, answers kept for retries. */
export const endSessions: Command = async ({ body, name }, context) => {
  const sessions = documentsField(body, name)
    .filter(isDocument)
    .map(({ id }) => String(id));
  for (const session of sessions) {
    context.engine.cursors.killSession(session);
    context.engine.transactions.endSession(session);
  }
  await forgetRetries(context, sessions);
  return {};
};
