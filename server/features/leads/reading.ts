import { type HistoryEntry } from '#shared/history.ts';
import { type Lead } from '#shared/lead.ts';
import { READS_LEADS } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Audit } from '../audit/audit.ts';
import { holdingOfLead } from './access.ts';
import { LEAD } from './keeping.ts';
import { type LeadRepository, type LeadRow } from './repository.ts';
import { type Showing } from './showing.ts';

/** What officers read of one lead. Each may fail with not-found. */
export interface Reading {
  readonly get: (asking: Asking, id: string) => Promise<Lead>;
  /** Newest first, without contacts. */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
}

/** What reading stands on. */
export interface ReadingNeeds {
  readonly audit: Audit;
  readonly leads: LeadRepository;
  readonly showing: Showing;
}

/** Makes it. */
export function createReading({ audit, leads, showing }: ReadingNeeds): Reading {
  async function admitted({ caller }: Asking, id: string): Promise<LeadRow> {
    const row = await leads.find(id);
    allow(READS_LEADS, caller, holdingOfLead(row));
    // Nobody has a standing to what is not there.
    return row ?? Promise.reject(new Error(`Admitted to the lead ${id}, which is not there.`));
  }

  return {
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
