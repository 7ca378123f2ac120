import { UUID } from 'bson';
import { isDocument } from '../engine/bson.ts';
import { type Engine } from '../engine/engine.ts';
import { type Command, documentsField } from './command.ts';

/** As MongoDB: a session that is silent for so long has ended. */
const TIMEOUT_MINUTES = 30;

/** A session is known by its name alone, which drivers mostly make themselves. */
export const startSession: Command = () => ({ id: { id: new UUID() }, timeoutMinutes: TIMEOUT_MINUTES });

/** The use of a session is what keeps it. */
export const refreshSessions: Command = () => ({});

/**
 * What the sessions have left open is closed: cursors and transactions. None named are all. Answers kept for retries
 * stay, as a write that is sent again must still not be done again.
 */
export const killSessions: Command = ({ body, name }, { engine }) => {
  const named = documentsField(body, name).flatMap((session) => (isDocument(session) ? [String(session['id'])] : []));
  kill(engine, named.length > 0 ? named : allSessions(engine));
  return {};
};

export const killAllSessions: Command = (_request, { engine }) => {
  kill(engine, allSessions(engine));
  return {};
};

function kill({ cursors, transactions }: Engine, sessions: readonly string[]): void {
  for (const session of sessions) {
    cursors.killSession(session);
    transactions.endSession(session);
  }
}

/** The sessions that have something open. */
function allSessions({ cursors, transactions }: Engine): string[] {
  return [...new Set([...cursors.sessions(), ...transactions.sessions()])];
}
