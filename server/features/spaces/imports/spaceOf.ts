import { type CellFault } from '#shared/listingImport.ts';
import { Space } from '#shared/space.ts';
import { faultsOf } from '#shared/faults.ts';
import { COLUMNS, FACT_COLUMNS } from './columns.ts';

/** The fault without its line. */
type Fault = Omit<CellFault, 'line'>;

/** A space as a line of a file has it, or all that is wrong with the line. */
export type ReadSpace = { readonly space: Space } | { readonly faults: readonly Fault[] };

/** Reads the cells of a line, by their columns. `provenance` is where the figures come from where the line does not say. */
export function spaceOf(cells: ReadonlyMap<string, string>, provenance: string): ReadSpace {
  const values = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const [column, text] of cells) {
    const cell = COLUMNS.get(column)?.(text.trim()) ?? {};
    if ('fault' in cell) faults.push({ column, message: cell.fault });
    else if (cell.value !== undefined) values.set(column, cell.value);
  }
  faults.push(...missing(values, faults));
  if (faults.length > 0) return { faults };
  const { success, data, error } = Space.safeParse(draftOf(values, provenance));
  if (success) return { space: data };
  return { faults: faultsOf(error).map(({ path, message }) => ({ column: path, message })) };
}

/** What must be there: an id, a park, and of a position all or nothing. */
function missing(values: ReadonlyMap<string, unknown>, faults: readonly Fault[]): Fault[] {
  const isGiven = (column: string): boolean => values.has(column) || faults.some((fault) => fault.column === column);
  const position = ['lng', 'lat', 'radiusM'];
  const needed = ['id', 'parkId', ...(position.some(isGiven) ? position : [])];
  return needed.filter((column) => !isGiven(column)).map((column) => ({ column, message: MISSING[column] ?? '' }));
}

const MISSING: Readonly<Record<string, string>> = {
  id: 'Is missing: every space needs an id',
  parkId: 'Is missing: every space lies in a park',
  lng: 'Is missing: a position needs lng, lat and radiusM',
  lat: 'Is missing: a position needs lng, lat and radiusM',
  radiusM: 'Is missing: a position needs lng, lat and radiusM, which is 0 for a surveyed point',
};

function draftOf(values: ReadonlyMap<string, unknown>, provenance: string): unknown {
  const value = (column: string): unknown => values.get(column);
  const given = (key: string, column: string): object => (values.has(column) ? { [key]: value(column) } : {});
  const location = { crs: 'WGS-84', position: [value('lng'), value('lat')], radiusM: value('radiusM') };
  return {
    id: value('id'),
    parkId: value('parkId'),
    ...given('building', 'building'),
    name: {
      zh: value('nameZh') ?? value('nameEn') ?? value('id'),
      en: value('nameEn') ?? value('nameZh') ?? value('id'),
    },
    status: value('status') ?? 'vacant',
    demo: false,
    ...(values.has('lng') ? { location } : {}),
    facts: Object.fromEntries([...values].filter(([column]) => FACT_COLUMNS.has(column))),
    provenance: { from: value('provenance') ?? provenance, ...given('on', 'confirmedOn') },
  };
}
