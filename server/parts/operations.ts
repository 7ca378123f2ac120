import { getWellbeing, listJobs, runJob } from '#shared/operationEndpoints.ts';
import { createJobRepository } from '#server/features/jobs/repository.ts';
import { createOperationRoutes } from '#server/features/jobs/routes.ts';
import { type JobRunner, createJobRunner } from '#server/features/jobs/runner.ts';
import { createOperationService } from '#server/features/jobs/service.ts';
import { type OnceOnly, createOnceOnly } from '#server/features/onceOnly/repository.ts';
import { type Ground, type Job, type Part } from '#server/part.ts';

/** The running of the server itself: its jobs, how it is, and what was asked with a key of its own. */
export interface Operations extends Part {
  readonly runner: JobRunner;
  readonly onceOnly: OnceOnly;
}

/** What it stands on besides. */
interface Needs {
  /** Of every other part. */
  readonly jobs: readonly Job[];
  readonly isReady: () => Promise<boolean>;
  readonly indexBuilds: () => number;
  /** Asks to be told of each job that is wanted soon. */
  readonly onNudge: (hear: (job: string) => void) => void;
}

/** Made after every other part, whose jobs it runs. */
export function createOperations(ground: Ground, { onNudge, ...needs }: Needs): Operations {
  const { connection, clock, newId, onTrouble, audit } = ground;
  const { now } = clock;
  const onceOnly = createOnceOnly(connection, ground);
  const jobs = [...needs.jobs, onceOnly.job];
  const rows = createJobRepository(connection);
  const runner = createJobRunner({ jobs, rows, now, newId, onTrouble });
  onNudge(runner.wake);
  const service = createOperationService({ ...needs, jobs, rows, runner, audit, now });
  return {
    endpoints: [listJobs, runJob, getWellbeing],
    routes: () => createOperationRoutes(service),
    async prepare() {
      await onceOnly.prepare();
      await rows.prepare(
        jobs.map(({ name }) => name),
        now(),
      );
    },
    jobs: [],
    runner,
    onceOnly,
  };
}
