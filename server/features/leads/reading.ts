import { stringify } from 'csv-stringify/sync';
import { type Access } from '#shared/access.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { type Lead, LeadColumn, type LeadFigures, type LeadSort, type LeadSummary } from '#shared/lead.ts';
import { READS_LEADS } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { mondayOf } from '#server/domain/leads/deadline.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { holdingOfBureau, holdingOfLead } from './access.ts';
import { CSV_COLUMNS, csvRow } from './csv.ts';
import { LEAD } from './keeping.ts';
import { type LeadFilter, type LeadRepository, type LeadRow, sortKeyOf } from './repository.ts';
import { type Showing } from './showing.ts';
import { type Officers } from './officers.ts';

/** A list of leads as a caller asks for it. */
export interface LeadQuery extends Omit<LeadFilter, 'within' | 'dueBefore'> {
  readonly sort: LeadSort;
  readonly overdue?: 'true' | undefined;
}

/** What officers read of leads. Each may fail with not-found. */
export interface Reading {
  readonly list: (asking: Asking, organisationId: string, query: LeadQuery & PageQuery) => Promise<Page<LeadSummary>>;
  /** The same as CSV with masked contacts. */
  readonly export: (asking: Asking, organisationId: string, query: LeadQuery) => Promise<string>;
  readonly figures: (asking: Asking, organisationId: string) => Promise<LeadFigures>;
  readonly owners: (asking: Asking, organisationId: string) => Promise<{ personId: string; name: string }[]>;
  readonly get: (asking: Asking, id: string) => Promise<Lead>;
  /** Newest first, without contacts. */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
}

/** What reading stands on. */
export interface ReadingNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly showing: Showing;
  readonly people: Pick<Officers, 'peopleOf'>;
}

/** Most leads of an exported table. Ours: a bureau has hundreds. */
const EXPORTED_MAX = 5000;

/** Makes it. */
export function createReading({ ground, leads, showing, people }: ReadingNeeds): Reading {
  const { audit, clock } = ground;

  /** Places of a bureau that the caller is in. */
  function within({ caller }: Asking, organisationId: string): readonly string[] {
    const holding = holdingOfBureau(caller, organisationId);
    allow(READS_LEADS, caller, holding);
    return holding.placeIds;
  }

  async function admitted({ caller }: Asking, id: string, access: Access = READS_LEADS): Promise<LeadRow> {
    const row = await leads.find(id);
    allow(access, caller, holdingOfLead(row));
    // Nobody has a standing to what is not there.
    return row ?? Promise.reject(new Error(`Admitted to the lead ${id}, which is not there.`));
  }

  function filterOf(places: readonly string[], { overdue, sort: _sort, ...filter }: LeadQuery): LeadFilter {
    return { ...filter, within: places, ...(overdue === 'true' && { dueBefore: clock.today() }) };
  }

  return {
    async list(asking, organisationId, { limit, cursor, ...query }) {
      const places = within(asking, organisationId);
      const { items, ...rest } = await pageByKey<{ readonly id: string; readonly row: LeadRow }>(
        { limit, cursor },
        ({ row }) => sortKeyOf(row, query.sort),
        async (window) =>
          (await leads.page(filterOf(places, query), query.sort, window)).map((row) => ({ id: row.lead.id, row })),
      );
      return { ...rest, items: await showing.summaries(items.map(({ row }) => row), places) };
    },
    async export(asking, organisationId, query) {
      const places = within(asking, organisationId);
      const rows = await leads.page(filterOf(places, query), query.sort, { limit: EXPORTED_MAX });
      const shown = await showing.summaries(rows, places);
      const table = shown.map((summary, at) => csvRow(summary, rows[at]?.lead));
      return stringify(table, { header: true, columns: [...CSV_COLUMNS], bom: true, escape_formulas: true });
    },
    async figures(asking, organisationId) {
      const places = within(asking, organisationId);
      const weekFrom = mondayOf(clock.today());
      const counted = await leads.columnCounts(places, clock.today());
      const total = (column: LeadColumn, isCounted: (isOverdue: boolean) => boolean): number =>
        counted
          .filter((one) => one.column === column && isCounted(one.isOverdue))
          .reduce((sum, { count }) => sum + count, 0);
      return {
        columns: LeadColumn.options.map((column) => ({
          column,
          count: total(column, () => true),
          overdueCount: total(column, (isOverdue) => isOverdue),
        })),
        weekFrom,
        newCount: await leads.countSince('receivedOn', weekFrom, places),
        movedCount: await leads.countSince('movedOn', weekFrom, places),
        signedCount: await leads.countSince('signedOn', weekFrom, places),
      };
    },
    async owners(asking, organisationId) {
      within(asking, organisationId);
      const officers = await people.peopleOf(organisationId);
      return officers.map(({ personId, name }) => ({ personId, name }));
    },
    get: async (asking, id) => showing.whole(await admitted(asking, id), asking.caller),
    async history(asking, id) {
      await admitted(asking, id);
      const entries = await audit.historyOf({ kind: LEAD, id });
      return entries.map((entry) => ({ ...entry, changes: entry.changes.map(withoutContact) }));
    },
  };
}

/** That a contact was changed is history; what it was is read where each reading is written down. */
function withoutContact(change: HistoryEntry['changes'][number]): HistoryEntry['changes'][number] {
  return change.path.split('.')[0] === 'contact' ? { path: 'contact' } : change;
}
