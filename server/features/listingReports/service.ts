import { type z } from 'zod';
import { type Access } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import {
  HANDLE_REPORTS,
  ListingReport,
  type NewListingReport,
  READ_REPORTS,
  type ReportState,
} from '#shared/listingReport.ts';
import { type SpaceId } from '#shared/space.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { tellingOnly } from '#server/domain/audit/tellingOnly.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { type FormGuard } from '../formGuard/guard.ts';
import { type Directory } from '../organisations/directory.ts';
import { holdingOf, holdingOfList, parksOf } from './access.ts';
import { type StoredReport, shownReport } from './record.ts';
import { type ReportFilter, type ReportRepository, type ReportSort } from './repository.ts';

/** Reports that something is wrong with a listing. */
export interface ReportService {
  /** @throws {Failure} not-found; invalid-request where the proof of the form is missing or not good; limit-reached */
  readonly report: (asking: Asking, spaceId: SpaceId, made: New) => Promise<Pick<StoredReport, 'id' | 'createdAt'>>;
  readonly list: (asking: Asking, organisationId: string, query: ListQuery) => Promise<Page<ListingReport>>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids where it is not open any more */
  readonly resolve: (
    asking: Asking,
    wish: { readonly id: string; readonly seen: number },
    as: Resolution,
  ) => Promise<ListingReport>;
  /** Newest first, without who reported. @throws {Failure} not-found */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
}

type New = z.output<typeof NewListingReport>;
type ListQuery = PageQuery & Omit<ReportFilter, 'parkIds'> & { readonly sort: ReportSort };
interface Resolution {
  readonly state: Exclude<ReportState, 'open'>;
  readonly answer: string;
}

/** What reports stand on. */
export interface ReportNeeds extends Pick<
  Ground,
  'atOnce' | 'audit' | 'clock' | 'hold' | 'newId' | 'mail' | 'nudge' | 'spaces' | 'parks' | 'places' | 'demo'
> {
  readonly reports: ReportRepository;
  readonly directory: Pick<Directory, 'operatorsOf' | 'peopleOf'>;
  readonly forms: Pick<FormGuard, 'pass'>;
}

/** Most open reports about one space: beyond that nobody learns anything new. Ours. */
const OPEN_PER_SPACE_MAX = 20;

/** Makes the service. */
export function createReportService(needs: ReportNeeds): ReportService {
  const { atOnce, audit, reports, parks, places, directory } = needs;

  async function unmanagedParks(): ReturnType<Ground['parks']['all']> {
    const all = await parks.all();
    const managed = new Set((await directory.operatorsOf(all.map(({ id }) => id))).flatMap(({ parkIds }) => parkIds));
    return all.filter(({ id }) => !managed.has(id));
  }

  async function found(id: string, { caller }: Asking, access: Access): Promise<StoredReport> {
    const report = await reports.find(id);
    if (report === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
    const unmanaged = (await unmanagedParks()).find((park) => park.id === report.parkId);
    const placeIds = placesAndAbove(await places.all())(unmanaged?.places ?? []);
    allow(access, caller, holdingOf({ parkId: report.parkId, isManaged: unmanaged === undefined, placeIds }));
    return report;
  }

  return {
    report: (asking, spaceId, made) => atOnce(() => reportListing(needs, asking, { ...made, spaceId })),
    async list({ caller }, organisationId, { sort, limit, cursor, ...filter }) {
      const own = caller?.memberships.find((membership) => membership.organisationId === organisationId);
      if (own === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
      allow(READ_REPORTS, caller, holdingOfList(own));
      const above = placesAndAbove(await places.all());
      const parkIds = parksOf(own, own.kind === 'operator' ? [] : await unmanagedParks(), above);
      const page = await pageByKey<StoredReport>(
        { limit, cursor },
        ({ createdAt }) => createdAt,
        (window) => reports.page({ ...filter, parkIds }, sort, window),
      );
      return { ...page, items: page.items.map(shownReport) };
    },
    resolve: (asking, { id, seen }, as) =>
      atOnce(async () => {
        const report = await found(id, asking, HANDLE_REPORTS);
        return shownReport(await resolved(needs, asking, { report, seen, as }));
      }),
    async history(asking, id) {
      const { subject } = entryOf(await found(id, asking, READ_REPORTS));
      return tellingOnly(ListingReport.shape, await audit.historyOf(subject)).map(withoutReporter);
    },
  };
}

/** Who reported stays unknown to whoever answers, and whether they have an account. */
function withoutReporter({ by, ...entry }: HistoryEntry): HistoryEntry {
  if (entry.action === REPORTED) return { ...entry, byKind: 'withheld' };
  return { ...entry, ...(by !== undefined && { by }) };
}

/** What stands in the log of a report that was sent. */
const REPORTED = 'listing-reported';

async function reportListing(
  needs: ReportNeeds,
  asking: Asking,
  made: New & { readonly spaceId: SpaceId },
): Promise<StoredReport> {
  const { spaces, demo, forms, reports, audit, hold } = needs;
  const space = await spaces.find(made.spaceId);
  if (space === undefined || (space.demo && !demo)) {
    throw new Failure('not-found', { detail: `There is no space ${made.spaceId}.` });
  }
  if (asking.caller === undefined) await forms.pass(made.proof ?? { token: '' });
  await hold(`reports about ${space.id}`);
  if ((await reports.countOpen(space.id)) >= OPEN_PER_SPACE_MAX) {
    throw new Failure('limit-reached', { detail: 'Much has been reported about this space and is being looked into.' });
  }
  const report = reportOf(needs, asking, { ...made, parkId: space.parkId });
  await reports.add(report);
  await audit.record({ ...entryOf(report), ...doingOf(asking), action: REPORTED, after: report });
  await tellOperator(needs, report);
  return report;
}

function reportOf(
  { clock, newId }: ReportNeeds,
  { caller }: Asking,
  {
    spaceId,
    parkId,
    kind,
    text,
    replyTo,
    language = 'zh-CN',
  }: New & { readonly spaceId: SpaceId; readonly parkId: string },
): StoredReport {
  const now = clock.now().toISOString();
  return {
    ...{ id: newId(), spaceId, parkId, kind, text, state: 'open' },
    ...(replyTo !== undefined && { replyTo: { email: replyTo, language } }),
    ...(caller !== undefined && { reportedBy: caller.personId }),
    ...{ createdAt: now, updatedAt: now, revision: 1 },
  };
}

/** Where an entry about a report stands in the log, and what in it is personal. */
export function entryOf({ id }: StoredReport): {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly personal: Readonly<Record<string, string>>;
} {
  return { subject: { kind: 'listing-report', id }, personal: { 'replyTo.email': id } };
}

async function tellOperator({ directory, parks, mail, nudge }: ReportNeeds, { parkId }: StoredReport): Promise<void> {
  const park = (await parks.all()).find(({ id }) => id === parkId);
  for (const { organisationId } of await directory.operatorsOf([parkId])) {
    for (const { email, language } of await directory.peopleOf(organisationId)) {
      const name = park?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? parkId;
      await mail.send({ kind: 'report-received', to: email, language, values: { park: name } });
    }
  }
  nudge('mail');
}

async function resolved(
  { reports, clock, audit, mail, nudge, parks }: ReportNeeds,
  asking: Asking,
  { report: before, seen, as }: { readonly report: StoredReport; readonly seen: number; readonly as: Resolution },
): Promise<StoredReport> {
  const overtaken = new Failure('revision-overtaken', {
    detail: 'Somebody has changed it since.',
    currentRevision: before.revision,
  });
  if (before.revision !== seen) throw overtaken;
  if (before.state !== 'open') throw new Failure('state-forbids', { detail: 'The report is resolved already.' });
  const { replyTo, ...rest } = before;
  const after = { ...rest, ...as, updatedAt: clock.now().toISOString(), revision: before.revision + 1 };
  if (!(await reports.replace(after))) throw overtaken;
  await audit.record({ ...entryOf(after), ...doingOf(asking), action: 'listing-report-resolved', before, after });
  if (replyTo === undefined) return after;
  // The record has the address no more, so that nothing would find it again in the log.
  await audit.forget(before.id);
  const park = (await parks.all()).find(({ id }) => id === before.parkId);
  const name = park?.name[replyTo.language === 'zh-CN' ? 'zh' : 'en'] ?? before.parkId;
  const values = { park: name, answer: as.answer };
  await mail.send({ kind: 'report-resolved', to: replyTo.email, language: replyTo.language, values });
  nudge('mail');
  return after;
}
