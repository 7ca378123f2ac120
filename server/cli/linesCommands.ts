import { EXIT } from '../exit.ts';
import { exportAll, exportCollection } from '../store/operations/lines/exportLines.ts';
import { type ImportWish, importLines } from '../store/operations/lines/importLines.ts';
import { type Surroundings } from './command.ts';
import { fileFault } from './fileFault.ts';
import { UsageFault } from './terminal.ts';
import { withData, withStore } from './withStore.ts';
import { FLAG, TEXT, read, required } from './words.ts';

/** `export`: one collection into a file, or each into a folder. */
export async function exportLinesCommand(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, file } = read(words, { collection: TEXT, all: FLAG, force: FLAG });
  const { collection, all = false, force: overwrite = false } = values;
  const target = required(file, 'export needs the name of a file, or with --all of a folder.');
  if ((collection === undefined) !== all) throw new UsageFault('export needs either --collection or --all.');
  return withData(surroundings, async ({ connection }) => {
    const exported = await fileFault(target, async () =>
      collection === undefined
        ? exportAll(connection, { folder: target, overwrite })
        : [await exportCollection(connection, collection, { file: target, overwrite })],
    );
    for (const { collection: name, documents, file: to } of exported)
      surroundings.terminal.print(`${name}: ${documents} documents to ${to}`);
    return EXIT.ok;
  });
}

/** `import` with `--collection`. */
export async function importLinesCommand(wish: ImportWish, surroundings: Surroundings): Promise<number> {
  return withStore(surroundings, async ({ connection }) => {
    const documents = await fileFault(wish.file, () => importLines(connection, wish));
    surroundings.terminal.print(`Imported ${documents} documents of ${wish.file} into ${wish.collection}.`);
    return EXIT.ok;
  });
}
