import { type CellFault } from '#shared/listingImport.ts';
import { type Park } from '#shared/park.ts';
import { type Space } from '#shared/space.ts';
import { COLUMNS } from './columns.ts';
import { BrokenCsv, type CsvLine, csvLines } from './csvLines.ts';
import { spaceOf } from './spaceOf.ts';

/** What the lines of a file are read against. */
export interface Site {
  readonly parks: readonly Park[];
  /** Where the figures come from where a line does not say. */
  readonly provenance: string;
}

/** Either a space of the file, or something wrong with it. */
export type ReadLine = { readonly space: Space } | { readonly fault: CellFault };

/** A space of the file with the line on which it stands and what that line says. */
export interface SpaceLine {
  readonly space: Space;
  readonly line: number;
  /** The columns of the file, with what the line has there. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Reads spaces from CSV text whose first line names the columns; gives every space and every fault, in the order of the lines. */
export async function* readSpaces(text: AsyncIterable<string>, site: Site): AsyncGenerator<ReadLine> {
  for await (const read of readSpaceLines(text, site)) yield 'fault' in read ? read : { space: read.space };
}

/** The same, with where each space stands. */
export async function* readSpaceLines(
  text: AsyncIterable<string>,
  site: Site,
): AsyncGenerator<SpaceLine | { readonly fault: CellFault }> {
  try {
    yield* readLines(csvLines(text), site);
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    yield { fault: { line: error.line, message: error.message } };
  }
}

async function* readLines(
  lines: AsyncGenerator<CsvLine>,
  site: Site,
): AsyncGenerator<SpaceLine | { readonly fault: CellFault }> {
  const first = await lines.next();
  const header = first.done === true ? [] : first.value.cells.map((name) => name.trim());
  const wrong = headerFaults(header);
  if (wrong.length > 0) {
    yield* wrong.map((fault) => ({ fault }));
    return;
  }
  const faultsOfPlace = createPlaceJudge(site.parks);
  let isEmpty = true;
  for await (const { line, cells } of lines) {
    isEmpty = false;
    const read = readLine(header, cells, site.provenance);
    const byColumn = new Map(header.map((column, index) => [column, cells[index]?.trim() ?? '']));
    const faults = 'space' in read ? faultsOfPlace(read.space, line) : read.faults;
    if ('space' in read && faults.length === 0) yield { space: read.space, line, cells: byColumn };
    else yield* faults.map((fault) => ({ fault: { line, ...fault } }));
  }
  if (isEmpty) yield { fault: { line: 1, message: 'The file has a header but no spaces' } };
}

function headerFaults(header: readonly string[]): CellFault[] {
  if (header.length === 0) return [{ line: 1, message: 'The file is empty: its first line names the columns' }];
  return [
    ...header.flatMap((column, index) => columnFaults(header, column, index)),
    ...['id', 'parkId']
      .filter((column) => !header.includes(column))
      .map((column) => ({ line: 1, column, message: 'Is missing' })),
  ];
}

function columnFaults(header: readonly string[], column: string, index: number): CellFault[] {
  if (!COLUMNS.has(column)) {
    return [{ line: 1, column: column === '' ? `${index + 1}` : column, message: 'Is not a column of the template' }];
  }
  return header.indexOf(column) === index ? [] : [{ line: 1, column, message: 'Stands in the header twice' }];
}

function readLine(header: readonly string[], cells: readonly string[], provenance: string): ReturnType<typeof spaceOf> {
  if (cells.length !== header.length) {
    return { faults: [{ message: `Has ${cells.length} cells where the header has ${header.length}` }] };
  }
  return spaceOf(new Map(header.map((column, index) => [column, cells[index] ?? ''])), provenance);
}

type PlaceFault = Omit<CellFault, 'line'>;

/** Whether a space can stand where it says: its id stands once in the file, and its park is a real one that lets. */
function createPlaceJudge(parks: readonly Park[]): (space: Space, line: number) => PlaceFault[] {
  const parkById = new Map(parks.map((park) => [park.id, park]));
  const lineById = new Map<string, number>();
  return ({ id, parkId }, line) => {
    const earlier = lineById.get(id);
    lineById.set(id, earlier ?? line);
    return [
      ...(earlier === undefined ? [] : [{ column: 'id', message: `Stands in line ${earlier} already` }]),
      ...parkFaults(parkById.get(parkId)),
    ];
  };
}

function parkFaults(park: Park | undefined): PlaceFault[] {
  if (park === undefined) return [{ column: 'parkId', message: 'Is no park that is stored' }];
  return park.isUmbrella
    ? [{ column: 'parkId', message: 'Is a name for several parks: name the one that the space lies in' }]
    : [];
}
