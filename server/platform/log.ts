import { type DestinationStream, type Logger, destination, pino } from 'pino';
import { type Config } from './config.ts';
import { errorInLog } from './errorInLog.ts';

/** Where faults and operations are written down. */
export type Log = Logger;

/** A structured log on standard error, one JSON object a line, so that standard output stays for people. */
export function createLog(
  level: Config['logLevel'],
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Log {
  const redact = ['req.headers.authorization', 'req.headers.cookie'];
  return pino({ level, base: null, redact, serializers: { err: errorInLog } }, stream);
}
