import { type Space } from '#shared/space.ts';
import { csvOf } from '#server/features/spaces/exports/csvOf.ts';
import { start } from '../../support/childProcess.ts';

/** Spaces like some that are stored, of other ids and not marked as invented, as a file to be imported. */
export function fileOfMore(stored: readonly Space[], count: number): string {
  return csvOf(
    Array.from({ length: count }, (_, at) => ({ ...spaceAt(stored, at), id: `bench-import-${at}`, demo: false })),
  );
}

function spaceAt(stored: readonly Space[], at: number): Space {
  const space = stored[at % stored.length];
  if (space === undefined) throw new RangeError('Nothing is stored.');
  return space;
}

/** What is asked meanwhile, again and again, and how it was answered. */
interface Asking {
  readonly dataDir: string;
  readonly csv: string;
  /** Asks for some seconds. */
  readonly ask: () => Promise<{ readonly answers: number; readonly medianMs: number; readonly longestMs: number }>;
}

/** Imports a file on the command line while a server over the same store is asked; says how that answered. */
export async function importedMeanwhile({ dataDir, csv, ask }: Asking): Promise<string> {
  const from = performance.now();
  const child = start(['server/cli.ts', 'import', csv], { env: { DATA_DIR: dataDir } });
  const importing = { isOver: false };
  const imported = child.ended.then(({ code, err }) => {
    importing.isOver = true;
    if (code !== 0) throw new Error(err);
    return (performance.now() - from) / 1000;
  });
  const asked = [await ask()];
  while (!importing.isOver) asked.push(await ask());
  const seconds = await imported;
  // What was written last is taken over after the import has ended.
  asked.push(await ask());
  const answers = asked.reduce((sum, one) => sum + one.answers, 0);
  const medianMs = Math.max(...asked.map((one) => one.medianMs));
  const longestMs = Math.max(...asked.map((one) => one.longestMs));
  return `${seconds.toFixed(1)} s; ${answers} answers meanwhile, median at most ${medianMs.toFixed(0)} ms, the longest ${longestMs.toFixed(0)} ms`;
}
