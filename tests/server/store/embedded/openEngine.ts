import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '#server/platform/clock.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';

/** An engine on a disk, without a server before it. */
export interface OpenEngine {
  readonly disk: Disk;
  readonly engine: Engine;
  readonly close: () => Promise<void>;
}

/** Opens what is in a folder, or begins there. */
export function openEngine(folder: string): OpenEngine {
  const disk = openLmdb(join(folder, 'store.mdb'));
  return { disk, engine: createEngine(disk, { storeId: 'test', now: createClock().now }), close: disk.close };
}

/** Begins in a folder of its own, which is gone when it is closed. */
export function openEmptyEngine(): OpenEngine {
  const folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
  const { close, ...opened } = openEngine(folder);
  return {
    ...opened,
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}
