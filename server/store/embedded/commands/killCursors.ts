import { type Command, longValue } from './command.ts';

export const killCursors: Command = ({ body }, { engine }) => {
  const ids = Array.isArray(body['cursors']) ? body['cursors'].map(longValue) : [];
  const killed = ids.filter((id) => engine.cursors.kill(id));
  const notFound = ids.filter((id) => !killed.includes(id));
  return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
};
