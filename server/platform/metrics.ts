import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** One request, when it has been answered. */
interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Figures for whoever watches the server, in the form of Prometheus: of operations and machines, never of people. */
export interface Metrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  readonly answered: (answered: Answered) => void;
  readonly jobRan: (name: string, run: { readonly outcome: string; readonly endedAt: Date }) => void;
}

/** Bounds of the histogram of requests: from what comes out of memory to what waits for its turn. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Begins to count; `waiting` is asked how many heavy questions wait whenever the figures are read. */
export function createMetrics({ waiting }: { readonly waiting: () => number }): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, declared route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const runs = new Counter({
    name: 'parkfit_job_runs_total',
    help: 'Runs of jobs by how they ended.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const lastRun = new Gauge({
    name: 'parkfit_job_last_end_seconds',
    help: 'When each job ended last, in seconds since 1970.',
    labelNames: ['job'],
    registers,
  });
  const queue = new Gauge({
    name: 'parkfit_heavy_questions_waiting',
    help: 'Heavy questions that wait for their turn.',
    registers,
    collect() {
      queue.set(waiting());
    },
  });
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    answered({ method, route, status, seconds }) {
      requests.observe({ method, route, status }, seconds);
    },
    jobRan(job, { outcome, endedAt }) {
      runs.inc({ job, outcome });
      lastRun.set({ job }, endedAt.getTime() / 1000);
    },
  };
}
