import { stringify } from 'csv-stringify/sync';
import { type Space } from '#shared/space.ts';
import { COLUMNS, FACT_COLUMNS, isFormula } from '../imports/columns.ts';

/** Spaces as a file that can be imported again; spreadsheets find its encoding by the mark at its beginning. */
export function csvOf(spaces: readonly Space[]): string {
  const columns = [...COLUMNS.keys()];
  const rows = spaces.map((space) => rowOf(space, columns));
  return `\u{FEFF}${stringify([columns, ...rows])}`;
}

function rowOf(space: Space, columns: readonly string[]): string[] {
  const facts = new Map<string, Fact>(Object.entries(space.facts));
  const identity = identityOf(space);
  return columns.map((column) => (FACT_COLUMNS.has(column) ? factCell(facts.get(column)) : textCell(identity[column])));
}

function identityOf(space: Space): Readonly<Record<string, string | number | undefined>> {
  const { id, parkId, building, name, status, location, provenance } = space;
  const [lng, lat] = location?.position ?? [];
  return {
    ...{ id, parkId, building, status, lng, lat },
    nameZh: name.zh,
    nameEn: name.en,
    radiusM: location?.radiusM,
    provenance: provenance.from,
    confirmedOn: provenance.on,
  };
}

/** Text that a spreadsheet would run as a formula is guarded by an apostrophe, which the import takes away again. */
function textCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  return isFormula(value) ? `'${value}` : value;
}

type Fact = Space['facts'][keyof Space['facts']];

/** Empty is not known, a hyphen is none. */
function factCell(value: Fact | undefined): string {
  if (value === undefined) return '';
  if (value === 'none') return '-';
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? '-' : value.join(';');
}
