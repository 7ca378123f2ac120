import { type KeyRange } from '../disk/disk.ts';
import { decodePlain } from './bson.ts';
import { type Engine } from './engine.ts';

/** How many sessions are looked at in one turn. */
const PAGE = 1000;

/** As MongoDB: a session that is silent for so long has ended. */
const SESSION_MS = 30 * 60 * 1000;

const END = Buffer.from([255]);
const ALL: KeyRange = { start: Buffer.alloc(0), end: END };

/**
 * Forgets the answers that are kept for sessions which went silent. Each turn looks at the sessions that follow those of
 * the turn before, so that over the turns all are looked at, however many there are.
 */
export function createRetryRound(engine: Pick<Engine, 'disk' | 'now' | 'write'>): () => Promise<void> {
  let rest = ALL;
  return async () => {
    const endedBefore = engine.now().getTime() - SESSION_MS;
    const rows = engine.disk.range('retries', rest, PAGE);
    const last = rows.at(-1);
    rest = rows.length < PAGE || last === undefined ? ALL : { start: keyAfter(last.key), end: END };
    const old = rows.filter(({ value }) => isBefore(decodePlain(value)['at'], endedBefore));
    if (old.length === 0) return;
    await engine.write((unit) => {
      for (const { key } of old) unit.remove('retries', key);
    });
  };
}

/** The lowest key above another one. */
function keyAfter(key: Uint8Array): Buffer {
  return Buffer.concat([key, Buffer.from([0])]);
}

function isBefore(instant: unknown, limitMs: number): boolean {
  return !(instant instanceof Date) || instant.getTime() < limitMs;
}
