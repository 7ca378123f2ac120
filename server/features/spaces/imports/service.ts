import { type CellFault } from '#shared/listingImport.ts';
import { type Park } from '#shared/park.ts';
import { type Space } from '#shared/space.ts';
import { type ImportRepository } from './repository.ts';
import { type ReadLine, readSpaces } from './readSpaces.ts';

/** What became of a file: all of it is visible, or nothing. */
export type ImportOutcome =
  | { readonly outcome: 'imported'; readonly spaces: number }
  | { readonly outcome: 'refused'; readonly faults: readonly CellFault[]; readonly faultCount: number };

/** Puts spaces of files into the store. */
export interface ImportService {
  /** Imports CSV text; `provenance` is where its figures come from where a line does not say. */
  readonly importSpaces: (text: AsyncIterable<string>, provenance: string) => Promise<ImportOutcome>;
  /** Removes what an import that ended half-way has left; so does each import before it begins. */
  readonly discardLeftOvers: () => Promise<void>;
}

/** What importing stands on. */
interface Needs {
  readonly imports: Pick<ImportRepository, 'stage' | 'showStaged' | 'discardHidden'>;
  readonly parks: { readonly all: () => Promise<Park[]> };
  readonly raiseDataVersion: () => Promise<unknown>;
  readonly newImportId: () => string;
  /** Lets others see all of what it does, or nothing. */
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
}

/** Faults told of one file; their number is told whole. */
const FAULTS_MAX = 100;
/** Spaces written at a time. */
const BATCH = 500;

/** Makes the service that imports. */
export function createImportService(needs: Needs): ImportService {
  const { imports, parks, raiseDataVersion, newImportId, atOnce } = needs;
  return {
    discardLeftOvers: imports.discardHidden,
    async importSpaces(text, provenance) {
      await imports.discardHidden();
      const from = { id: newImportId(), origin: 'import' } as const;
      const read = await stageAll(readSpaces(text, { provenance, parks: await parks.all() }), (spaces) =>
        imports.stage(from, spaces),
      );
      if (read.faultCount > 0) {
        await imports.discardHidden();
        return { outcome: 'refused', faults: read.faults, faultCount: read.faultCount };
      }
      const staged = { id: from.id, spaces: read.spaces };
      await atOnce(async () => {
        await imports.showStaged(staged, (visible) => [...visible, from]);
        await raiseDataVersion();
      });
      return { outcome: 'imported', spaces: read.spaces };
    },
  };
}

/** Stages what is read in batches, up to the first fault; reads on to the end, so that every fault is counted. */
async function stageAll(
  lines: AsyncIterable<ReadLine>,
  stage: (spaces: readonly Space[]) => Promise<void>,
): Promise<{ readonly spaces: number; readonly faults: readonly CellFault[]; readonly faultCount: number }> {
  const faults: CellFault[] = [];
  let faultCount = 0;
  let spaces = 0;
  let batch: Space[] = [];
  for await (const line of lines) {
    if ('fault' in line) {
      faultCount += 1;
      if (faults.length < FAULTS_MAX) faults.push(line.fault);
    } else if (faultCount === 0) {
      spaces += 1;
      batch.push(line.space);
    }
    if (batch.length === BATCH) {
      await stage(batch);
      batch = [];
    }
  }
  if (faultCount === 0) await stage(batch);
  return { spaces, faults, faultCount };
}
