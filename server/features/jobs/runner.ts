import { Failure } from '#shared/failure.ts';
import { type Job } from '#server/part.ts';
import { errorInLog } from '#server/platform/errorInLog.ts';
import { type JobRepository, type JobRun } from './repository.ts';

/** Does what is due, one process at a time for each job. */
export interface JobRunner {
  /** Looks for what is due every second, until it is stopped. */
  readonly start: () => void;
  /** Does what is due now. */
  readonly runDue: () => Promise<unknown>;
  /**
   * Does a job now, due or not.
   *
   * @throws {Failure} not-found; state-forbids where it runs already
   */
  readonly run: (name: string) => Promise<void>;
  /** Looks at a job in its next look although it is not due. */
  readonly wake: (name: string) => void;
  /** From now on hears how each run went. */
  readonly onRun: (hear: Hear) => void;
  /** Begins nothing more and waits for what runs, or is being asked for: nobody asks the store any more afterwards. */
  readonly stop: () => Promise<void>;
}

/** Hears how a run of a job went. */
type Hear = (name: string, run: JobRun) => void;

/** What the runner stands on. */
interface Needs {
  readonly jobs: readonly Job[];
  readonly rows: JobRepository;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly onTrouble: (reason: unknown) => void;
}

/** A process that has died gives its jobs to others after so long. */
const LEASE_MS = 60_000;
const LOOK_MS = 1000;
/** Why a job failed is kept as far as it can be read in a list, and without the values that a store or a model quotes. */
const REASON_MAX = 300;

/** Makes it; nothing runs yet. */
export function createJobRunner({ jobs, rows, now, newId, onTrouble }: Needs): JobRunner {
  const holder = newId();
  const hearers: Hear[] = [];
  const work = createWork({ rows, holder, now, onTrouble, hearers });
  const woken = new Set<string>();
  const running = new Set<string>();
  const attempts = createUnderWay();
  /** When a job need not be asked about before: what this process has seen of it. */
  const quietUntilMs = new Map<string, number>();
  let looking: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** Whether it was this process's to do. */
  function attempt(job: Job, mustBeDue: boolean): Promise<boolean> {
    return isStopped || running.has(job.name) ? Promise.resolve(false) : attempts.follow(takeAndDo(job, mustBeDue));
  }

  async function takeAndDo(job: Job, mustBeDue: boolean): Promise<boolean> {
    const at = now();
    if (!(await rows.take(job.name, { holder, leaseUntil: after(at, LEASE_MS) }, { now: at, mustBeDue }))) return false;
    running.add(job.name);
    await work(job).finally(() => running.delete(job.name));
    return true;
  }

  async function look(job: Job): Promise<void> {
    // A run that has begun may have missed what it is woken for.
    if (running.has(job.name)) return;
    const isWoken = woken.delete(job.name);
    if (!isWoken && now().getTime() < (quietUntilMs.get(job.name) ?? 0)) return;
    quietUntilMs.set(job.name, now().getTime() + job.everyS * 1000);
    await attempt(job, !isWoken);
  }

  const runDue = (): Promise<unknown> => Promise.all(jobs.map((job) => look(job).catch(onTrouble)));

  return {
    runDue,
    start() {
      looking = setInterval(() => void runDue(), LOOK_MS);
      void runDue();
    },
    async run(name) {
      const job = jobs.find((one) => one.name === name);
      if (job === undefined) throw new Failure('not-found', { detail: `There is no job ${name}.` });
      if (!(await attempt(job, false))) throw new Failure('state-forbids', { detail: 'The job runs already.' });
    },
    wake: (name) => void woken.add(name),
    onRun: (hear) => void hearers.push(hear),
    async stop() {
      isStopped = true;
      clearInterval(looking);
      await attempts.settled();
    },
  };
}

/** Does a job that is taken, keeps it taken meanwhile, and writes down how it went. */
function createWork({
  rows,
  holder,
  now,
  onTrouble,
  hearers,
}: Pick<Needs, 'rows' | 'now' | 'onTrouble'> & {
  readonly holder: string;
  readonly hearers: readonly Hear[];
}): (job: Job) => Promise<void> {
  return async ({ name, everyS, run }) => {
    const keeping = setInterval(() => {
      rows.keep(name, { holder, leaseUntil: after(now(), LEASE_MS) }).catch(onTrouble);
    }, LEASE_MS / 3);
    const startedAt = now();
    const how = await run().then(
      (did) => ({ outcome: 'done' as const, did }),
      (error: unknown) => {
        onTrouble(new Error(`The job ${name} has failed`, { cause: error }));
        return { outcome: 'failed' as const, reason: errorInLog(error).message.slice(0, REASON_MAX) };
      },
    );
    clearInterval(keeping);
    const endedAt = now();
    const ended = { ...how, startedAt, endedAt };
    await rows.end(name, holder, { run: ended, dueAt: after(endedAt, everyS * 1000) });
    for (const hear of hearers) hear(name, ended);
  };
}

/** What has begun and not ended, so that somebody can wait for all of it. */
function createUnderWay(): {
  readonly follow: <T>(begun: Promise<T>) => Promise<T>;
  readonly settled: () => Promise<unknown>;
} {
  const underWay = new Set<Promise<unknown>>();
  return {
    follow(begun) {
      underWay.add(begun);
      return begun.finally(() => underWay.delete(begun));
    },
    settled: () => Promise.allSettled(underWay),
  };
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
