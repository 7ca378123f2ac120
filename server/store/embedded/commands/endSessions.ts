import { isDocument } from '../engine/bson.ts';
import { type Command, documentsField } from './command.ts';
import { forgetRetries } from './retries.ts';

export const endSessions: Command = ({ body, name }, { engine }) => {
  const sessions = documentsField(body, name)
    .filter(isDocument)
    .map(({ id }) => String(id));
  for (const session of sessions) engine.cursors.killSession(session);
  forgetRetries(engine, sessions);
  return {};
};
