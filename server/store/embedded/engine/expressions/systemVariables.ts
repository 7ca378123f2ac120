import { type Bson } from '../bson.ts';
import { timestampOf } from '../changeStream/resumeToken.ts';
import { type Engine } from '../engine.ts';

/** What expressions may name without having been given it: the time of the command, by the clock and by the log. */
export function systemVariables({ now, log }: Pick<Engine, 'now' | 'log'>): Bson {
  return { NOW: now(), CLUSTER_TIME: timestampOf(log.latest()) };
}
