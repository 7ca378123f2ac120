import { type JobCounts } from '#shared/operationEndpoints.ts';
import { type Say } from '#client/explain/speaking.ts';

/** What a run of a job did, in words; that nothing was due where it did nothing. */
export function jobDidText(job: string, did: JobCounts, say: Say): string {
  const done = Object.entries(did).filter(([, count]) => count > 0);
  if (done.length === 0) return say('administration.nothingDue');
  return done
    .map(([code, count]) => say(`administration.jobDid.${job}.${code}`, { count, defaultValue: `${code}: ${count}` }))
    .join(' · ');
}
