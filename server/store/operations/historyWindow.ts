import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';

/** How far a backup is. */
export interface Progress {
  readonly elapsedMs: number;
  readonly documents: number;
  /** How many there are in all, about. */
  readonly of: number;
}

/** For so long a pace says nothing yet. */
const WARM_UP_MS = 10_000;

/** Whether a backup, at the pace that it has had, would take longer than the server keeps the history of its moment. */
export function outlasts({ elapsedMs, documents, of }: Progress, windowS: number): boolean {
  if (elapsedMs < WARM_UP_MS || documents === 0) return false;
  return (elapsedMs * Math.max(of, documents)) / documents > windowS * 1000;
}

/** For how many seconds the server keeps history; undefined where it does not tell, or has no such limit. */
export async function historyWindowS(connection: Connection): Promise<number | undefined> {
  try {
    const answer = await connection
      .getClient()
      .db('admin')
      .command({ getParameter: 1, [PARAMETER]: 1 });
    return Answer.parse(answer)[PARAMETER];
  } catch (error) {
    // A parameter that it does not have, or a user who may not ask.
    if (error instanceof mongo.MongoServerError) return undefined;
    throw error;
  }
}

const PARAMETER = 'minSnapshotHistoryWindowInSeconds';
const Answer = z.object({ [PARAMETER]: z.number().optional() });
