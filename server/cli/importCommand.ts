import { basename } from 'node:path';
import { type CellFault } from '#shared/listingImport.ts';
import { EXIT } from '../exit.ts';
import { type ImportService } from '../features/spaces/imports/service.ts';
import { NotText, fileText } from '../features/spaces/imports/fileText.ts';
import { storeLost } from '../store/storeLost.ts';
import { type Terminal } from './terminal.ts';

/** Imports a file of spaces and says what became of it; returns the exit code. */
export async function importCommand(
  file: string,
  { imports, terminal }: { readonly imports: ImportService; readonly terminal: Terminal },
): Promise<number> {
  try {
    const result = await imports.importSpaces(fileText(file), basename(file));
    if (result.outcome === 'imported') {
      terminal.print(`Imported ${result.spaces} ${result.spaces === 1 ? 'space' : 'spaces'} from ${file}.`);
      return EXIT.ok;
    }
    terminal.complain(`Nothing of ${file} was imported:`);
    for (const fault of result.faults) terminal.complain(`  ${faultLine(fault)}`);
    const untold = result.faultCount - result.faults.length;
    if (untold > 0) terminal.complain(`  … and ${untold} faults more`);
    return EXIT.fault;
  } catch (error) {
    const told = sentenceOf(error, file);
    if (told === undefined) throw error;
    terminal.complain(told);
    return EXIT.fault;
  }
}

function faultLine({ line, column, message }: CellFault): string {
  return column === undefined ? `line ${line}: ${message}` : `line ${line}, column ${column}: ${message}`;
}

/** What can be told of an error that is not ours. */
function sentenceOf(error: unknown, file: string): string | undefined {
  if (error instanceof NotText) return error.message;
  if (storeLost(error) !== undefined) return undefined;
  const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
  return isOfFile ? `The file ${file} cannot be read (${String(error.code)}).` : undefined;
}
