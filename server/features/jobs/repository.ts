import { type Connection, trusted } from 'mongoose';
import { type JobCounts } from '#shared/operationEndpoints.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** How a run of a job went. */
export interface JobRun {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: 'done' | 'failed';
  /** Absent of a run that failed, and of one before this was counted. */
  readonly did?: JobCounts;
  readonly reason?: string;
}

/** What is known of a job, whichever process ran it. */
export interface JobRow {
  readonly _id: string;
  readonly dueAt: Date;
  /** Nobody else runs it before then. */
  readonly leaseUntil: Date;
  readonly holder?: string;
  readonly last?: JobRun;
  readonly runs: number;
  readonly failures: number;
}

/** Who runs a job, and until when it is its. */
export interface Lease {
  readonly holder: string;
  readonly leaseUntil: Date;
}

/** The state of the jobs, shared by every process over one store. */
export interface JobRepository {
  /** Makes a row for each job that has none, due at once. */
  readonly prepare: (names: readonly string[], now: Date) => Promise<void>;
  readonly all: () => Promise<JobRow[]>;
  /** Takes a job for a while; false where another has it, or where it is not due and must be. */
  readonly take: (
    name: string,
    lease: Lease,
    when: { readonly now: Date; readonly mustBeDue: boolean },
  ) => Promise<boolean>;
  /** Keeps a job that is taken for a while longer. */
  readonly keep: (name: string, lease: Lease) => Promise<void>;
  /** Gives it back with how it went; nothing where another has taken it since. */
  readonly end: (name: string, holder: string, ended: { readonly run: JobRun; readonly dueAt: Date }) => Promise<void>;
}

/** Opens the state of the jobs. */
export function createJobRepository(connection: Connection): JobRepository {
  const rows = looseModel<JobRow>(connection, 'jobs');
  return {
    async prepare(names, now) {
      for (const name of names) {
        const fresh = { dueAt: now, leaseUntil: LONG_AGO, runs: 0, failures: 0 };
        await rows.updateOne({ _id: name }, { $setOnInsert: fresh }, { upsert: true });
      }
    },
    all: () => rows.find().sort({ _id: 1 }).lean<JobRow[]>(),
    async take(name, lease, { now, mustBeDue }) {
      const free = { _id: name, leaseUntil: trusted({ $lte: now }) };
      const { modifiedCount } = await rows.updateOne(mustBeDue ? { ...free, dueAt: trusted({ $lte: now }) } : free, {
        $set: lease,
      });
      return modifiedCount === 1;
    },
    async keep(name, { holder, leaseUntil }) {
      await rows.updateOne({ _id: name, holder }, { $set: { leaseUntil } });
    },
    async end(name, holder, { run, dueAt }) {
      await rows.updateOne(
        { _id: name, holder },
        {
          $set: { last: run, dueAt, leaseUntil: LONG_AGO },
          $unset: { holder: 1 },
          $inc: { runs: 1, failures: run.outcome === 'failed' ? 1 : 0 },
        },
      );
    },
  };
}

const LONG_AGO = new Date(0);
