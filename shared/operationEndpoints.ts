import { z } from 'zod';
import { type Access } from './access.ts';
import { endpoint } from './endpoint.ts';

const ADMINISTRATOR: Access = { to: ['administrator'] };

/** What a run of a job did: how often each, by codes as `sealed`; what it did not need to do is 0 or absent. */
export const JobCounts = z.record(z.string(), z.number().int().nonnegative());
export type JobCounts = z.infer<typeof JobCounts>;

/** Something that the product does by itself now and then, and how it went. */
export const JobState = z.strictObject({
  /** As `mail`, `seal`, `retention`. */
  name: z.string(),
  everyS: z.number().positive(),
  isRunning: z.boolean(),
  /** When it is to run again by itself. */
  dueAt: z.iso.datetime(),
  /** The run that ended last; absent before the first has. */
  last: z
    .strictObject({
      startedAt: z.iso.datetime(),
      endedAt: z.iso.datetime(),
      outcome: z.enum(['done', 'failed']),
      did: JobCounts.optional(),
      /** Why it failed, as the fault itself said it, in English. */
      reason: z.string().optional(),
    })
    .optional(),
  runs: z.number().int().nonnegative(),
  /** Of these, how many failed. */
  failures: z.number().int().nonnegative(),
});
export type JobState = z.infer<typeof JobState>;

/** Every job, by name. */
export const listJobs = endpoint({
  id: 'listJobs',
  method: 'get',
  path: '/admin/jobs',
  summary: 'What the product does by itself, when it last did and how that went.',
  access: ADMINISTRATOR,
  input: {},
  output: z.strictObject({ items: z.array(JobState) }),
  failures: ['invalid-request', 'not-signed-in', 'forbidden', 'second-factor-missing'],
});

/** Runs a job now. */
export const runJob = endpoint({
  id: 'runJob',
  method: 'post',
  path: '/admin/jobs/:name/run',
  summary: 'Runs a job now, unless it runs already, and tells how it went.',
  access: ADMINISTRATOR,
  limit: 'costly',
  input: {
    params: z.strictObject({ name: z.string().regex(/^[a-z][a-z-]{0,39}$/u) }),
    body: z.strictObject({}),
  },
  output: JobState,
  failures: [
    'invalid-request',
    'body-not-json',
    'body-too-large',
    'media-type-not-supported',
    'not-signed-in',
    'forbidden',
    'second-factor-missing',
    'not-found',
    'state-forbids',
  ],
});

/** How the server is. */
export const Wellbeing = z.strictObject({
  version: z.string(),
  nodeVersion: z.string(),
  startedAt: z.iso.datetime(),
  /** Whether the store answers. */
  storeAnswers: z.boolean(),
  /** Memory that the process holds. */
  residentMb: z.number().nonnegative(),
  /** How often the index of the spaces was built of all data since the start. */
  indexBuilds: z.number().int().nonnegative(),
  /** Jobs whose last run failed. */
  jobsFailed: z.array(z.string()),
  /** Jobs that should have run a good while ago. */
  jobsLate: z.array(z.string()),
});
export type Wellbeing = z.infer<typeof Wellbeing>;

/** How the server is, for administrators: what supervisors are told is less. */
export const getWellbeing = endpoint({
  id: 'getWellbeing',
  method: 'get',
  path: '/admin/health',
  summary: 'How the server is: version, store, memory, jobs that failed or are late.',
  access: ADMINISTRATOR,
  input: {},
  output: Wellbeing,
  failures: ['invalid-request', 'not-signed-in', 'forbidden', 'second-factor-missing'],
});
