import { type JobState, type Wellbeing } from '#shared/operationEndpoints.ts';
import { Failure } from '#shared/failure.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Job } from '#server/part.ts';
import { type Audit } from '#server/features/audit/audit.ts';
import { PRODUCT_VERSION } from '#server/platform/productVersion.ts';
import { type JobRepository, type JobRow, type JobRun } from './repository.ts';
import { type JobRunner } from './runner.ts';

/** What administrators see of the running server, and may have done at once. */
export interface OperationService {
  readonly jobs: () => Promise<JobState[]>;
  /** @throws {Failure} not-found; state-forbids where it runs already */
  readonly run: (name: string, by: Doing) => Promise<JobState>;
  readonly wellbeing: () => Promise<Wellbeing>;
}

/** What the service stands on. */
interface Needs {
  readonly jobs: readonly Job[];
  readonly rows: Pick<JobRepository, 'all'>;
  readonly runner: Pick<JobRunner, 'run'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly now: () => Date;
  /** Rejects or says no where the store does not answer. */
  readonly isReady: () => Promise<boolean>;
  readonly indexBuilds: () => number;
}

/** A job counts as late when it should have begun so long ago: longer than any look of a runner. */
const LATE_MS = 5 * 60_000;

/** Makes the service. */
export function createOperationService(needs: Needs): OperationService {
  const { jobs, rows, runner, audit, now, isReady, indexBuilds } = needs;
  const startedAt = now().toISOString();

  async function states(): Promise<JobState[]> {
    const known = new Map((await rows.all()).map((row) => [row._id, row]));
    return jobs
      .flatMap((job) => {
        const row = known.get(job.name);
        return row === undefined ? [] : [stateOf(job, row, now())];
      })
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  return {
    jobs: states,
    async run(name, by) {
      await runner.run(name);
      await audit.record({ ...by, action: 'job-run', subject: { kind: 'job', id: name } });
      const state = (await states()).find((one) => one.name === name);
      if (state === undefined) throw new Failure('not-found', { detail: `There is no job ${name}.` });
      return state;
    },
    async wellbeing() {
      const storeAnswers = await isReady().catch(() => false);
      const found = storeAnswers ? await states() : [];
      const lateBefore = new Date(now().getTime() - LATE_MS).toISOString();
      return {
        version: PRODUCT_VERSION,
        nodeVersion: process.version,
        startedAt,
        storeAnswers,
        residentMb: Math.round(process.memoryUsage.rss() / MB),
        indexBuilds: indexBuilds(),
        jobsFailed: found.filter(({ last }) => last?.outcome === 'failed').map(({ name }) => name),
        jobsLate: found.filter(({ dueAt, isRunning }) => !isRunning && dueAt < lateBefore).map(({ name }) => name),
      };
    },
  };
}

const MB = 1024 * 1024;

function stateOf({ name, everyS }: Job, { dueAt, leaseUntil, last, runs, failures }: JobRow, now: Date): JobState {
  return {
    name,
    everyS,
    isRunning: leaseUntil > now,
    dueAt: dueAt.toISOString(),
    ...(last !== undefined && { last: shownRun(last) }),
    runs,
    failures,
  };
}

/** Runs of earlier versions have other fields beside these. */
function shownRun({ startedAt, endedAt, outcome, did, reason }: JobRun): NonNullable<JobState['last']> {
  return {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    outcome,
    ...(did !== undefined && { did }),
    ...(reason !== undefined && { reason }),
  };
}
