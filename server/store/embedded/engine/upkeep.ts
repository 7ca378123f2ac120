import { type Reading } from '../disk/disk.ts';
import { allDoomed, buried, type Doomed } from './catalogue.ts';
import { giveUp } from './building.ts';
import { dropEntry } from './changingCollections.ts';
import { type Engine } from './engine.ts';
import { expireDocuments } from './expiring.ts';
import { trimLog, WHOLE_LOG } from './log.ts';
import { createRetryRound } from './oldRetries.ts';
import { after, keyNumber } from './orderedKey.ts';
import { renewTextKeys } from './renewing.ts';

/** How long and how large the log may be; what is older, or too much, is taken away. */
export interface LogBounds {
  readonly maxAgeSeconds: number;
  readonly maxBytes: number;
}

/** A week of changes for those who were away, and no more than half a gigabyte. */
const LOG_BOUNDS: LogBounds = { maxAgeSeconds: 7 * 24 * 3600, maxBytes: 512 * 1024 * 1024 };

/** How many keys are removed in one unit. */
const PAGE = 1000;

/**
 * What a process that was killed has left undone: collections that `$out` was filling go, and indexes that were being built.
 * What depends on the version of Node is made anew.
 */
export async function recover(engine: Engine): Promise<void> {
  await dropTemporary(engine);
  await renewTextKeys(engine);
  const { catalogue, disk } = engine;
  for (const { id, indexes } of catalogue.all(disk)) {
    const indexIds = new Set(indexes.filter(({ building }) => building).map((index) => index.id));
    if (indexIds.size === 0) continue;
    await engine.write((unit) => {
      giveUp(unit, catalogue, { collectionId: id, indexIds });
    });
  }
}

async function dropTemporary(engine: Engine): Promise<void> {
  for (const { namespace, options } of engine.catalogue.all(engine.disk)) {
    if (options['temp'] !== true) continue;
    await engine.write((unit) => {
      const entry = engine.catalogue.find(unit, namespace);
      if (entry) dropEntry(unit, entry, engine);
    });
  }
}

/**
 * The upkeep: each call is one turn, for documents that have expired, what was dropped, the old end of the log, and
 * sessions that went silent.
 */
export function createUpkeep(engine: Engine, bounds: LogBounds = LOG_BOUNDS): () => Promise<void> {
  const forgetOldRetries = createRetryRound(engine);
  return async () => {
    engine.cursors.closeIdle();
    engine.transactions.abortIdle();
    engine.snapshots.releaseIdle();
    await expireDocuments(engine);
    for (const doomed of allDoomed(engine.disk)) await clearAway(engine, doomed);
    await shortenLog(engine, bounds);
    await forgetOldRetries();
  };
}

async function clearAway(engine: Engine, doomed: Doomed): Promise<void> {
  const prefix = keyNumber(doomed.id);
  const range = { start: prefix, end: after(prefix) };
  let isRest = true;
  while (isRest) {
    isRest = await engine.write((unit) => {
      const entries = unit.range(doomed.table, range, PAGE);
      for (const { key } of entries) unit.remove(doomed.table, key);
      if (entries.length < PAGE) buried(unit, doomed);
      return entries.length === PAGE;
    });
  }
}

async function shortenLog(engine: Engine, { maxAgeSeconds, maxBytes }: LogBounds): Promise<void> {
  const oldest = BigInt(Math.floor(engine.now().getTime() / 1000) - maxAgeSeconds) << 32n;
  const due = (reading: Reading, limit: number): Buffer[] => {
    let excess = engine.log.sizeBytes(reading) - maxBytes;
    const keys: Buffer[] = [];
    for (const { key, value } of reading.range('log', WHOLE_LOG, limit)) {
      if (excess <= 0 && key.readBigUInt64BE() >= oldest) break;
      excess -= value.length;
      keys.push(key);
    }
    return keys;
  };
  // Most turns find nothing to do, which the oldest entry alone tells.
  while (due(engine.disk, 1).length > 0) {
    await engine.write((unit) => {
      trimLog(unit, due(unit, PAGE));
    });
  }
}
