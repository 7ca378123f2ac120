import { type JobCounts } from '#shared/operationEndpoints.ts';
import { type Personal } from '#server/part.ts';

/** Forgets what every part has kept for its time; counts how much of each kind. */
export async function forgetOver(personal: readonly Personal[], now: Date): Promise<JobCounts> {
  const did: JobCounts = {};
  for (const { kind, keptDays, forget } of personal.flatMap(({ periods = [] }) => periods)) {
    did[kind] = await forget(new Date(now.getTime() - keptDays * DAY_MS));
  }
  return did;
}

const DAY_MS = 86_400_000;
