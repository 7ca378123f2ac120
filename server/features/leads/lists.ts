import { stringify } from 'csv-stringify/sync';
import { LeadColumn, type LeadFigures, type LeadSort, type LeadSummary } from '#shared/lead.ts';
import { READS_LEADS } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { mondayOf } from '#server/domain/leads/deadline.ts';
import { type Clock } from '#server/platform/clock.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { type Directory } from '../organisations/directory.ts';
import { holdingOfBureau } from './access.ts';
import { CSV_COLUMNS, csvRow } from './csv.ts';
import { type ColumnCount, type LeadFilter, type LeadRepository, type LeadRow, sortKeyOf } from './repository.ts';
import { type Showing } from './showing.ts';
import { without } from './without.ts';

/** A list of leads as a caller asks for it. */
interface LeadQuery extends Omit<LeadFilter, 'within' | 'dueBefore'> {
  readonly sort: LeadSort;
  readonly overdue?: 'true' | undefined;
}

/** What officers read of all leads of a bureau. Each may fail with not-found. */
export interface Lists {
  readonly list: (asking: Asking, organisationId: string, query: LeadQuery & PageQuery) => Promise<Page<LeadSummary>>;
  /** The same as CSV with masked contacts. */
  readonly export: (asking: Asking, organisationId: string, query: LeadQuery) => Promise<string>;
  readonly figures: (asking: Asking, organisationId: string) => Promise<LeadFigures>;
  /** Who may own a lead. */
  readonly owners: (asking: Asking, organisationId: string) => Promise<{ personId: string; name: string }[]>;
}

/** What lists stand on. */
export interface ListNeeds {
  readonly clock: Clock;
  readonly leads: LeadRepository;
  readonly showing: Showing;
  readonly people: Pick<Directory, 'peopleOf'>;
}

/** Most leads of an exported table. Ours: a bureau has hundreds. */
const EXPORTED_MAX = 5000;

/** Makes them. */
export function createLists({ clock, leads, showing, people }: ListNeeds): Lists {
  function filterOf(within: readonly string[], { overdue, ...query }: LeadQuery): LeadFilter {
    return { ...without(query, 'sort'), within, ...(overdue === 'true' && { dueBefore: clock.today() }) };
  }

  return {
    async list(asking, organisationId, { limit, cursor, ...query }) {
      const within = admittedPlaces(asking, organisationId);
      const { items, ...rest } = await pageByKey<LeadRow>(
        { limit, cursor },
        (row) => sortKeyOf(row, query.sort),
        (window) => leads.page(filterOf(within, query), query.sort, window),
      );
      return { ...rest, items: await showing.summaries(items, within) };
    },
    async export(asking, organisationId, query) {
      const within = admittedPlaces(asking, organisationId);
      const rows = await leads.page(filterOf(within, query), query.sort, { limit: EXPORTED_MAX });
      const shown = await showing.summaries(rows, within);
      const table = shown.map((summary, at) => csvRow(summary, rows[at]?.lead));
      return stringify(table, { header: true, columns: [...CSV_COLUMNS], bom: true, escape_formulas: true });
    },
    async figures(asking, organisationId) {
      const within = admittedPlaces(asking, organisationId);
      const weekFrom = mondayOf(clock.today());
      return {
        columns: columnsOf(await leads.columnCounts(within, clock.today())),
        weekFrom,
        newCount: await leads.countSince('receivedOn', weekFrom, within),
        movedCount: await leads.countSince('movedOn', weekFrom, within),
        signedCount: await leads.countSince('signedOn', weekFrom, within),
      };
    },
    async owners(asking, organisationId) {
      admittedPlaces(asking, organisationId);
      const officers = await people.peopleOf(organisationId);
      return officers.map(({ personId, name }) => ({ personId, name }));
    },
  };
}

/** Places of a bureau that the caller is in. */
function admittedPlaces({ caller }: Asking, organisationId: string): readonly string[] {
  const holding = holdingOfBureau(caller, organisationId);
  allow(READS_LEADS, caller, holding);
  return holding.placeIds;
}

/** Every column, those without leads too. */
function columnsOf(counts: readonly ColumnCount[]): LeadFigures['columns'] {
  return LeadColumn.options.map((column) => {
    const here = counts.filter((one) => one.column === column);
    return { column, count: sumOf(here), overdueCount: sumOf(here.filter(({ isOverdue }) => isOverdue)) };
  });
}

function sumOf(counts: readonly ColumnCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
