import { type Personal } from '#server/part.ts';

/** Forgets what every part has kept for its time; says how much of each kind. */
export async function forgetOver(personal: readonly Personal[], now: Date): Promise<string> {
  const said: string[] = [];
  for (const { kind, keptDays, forget } of personal.flatMap(({ periods = [] }) => periods)) {
    const forgotten = await forget(new Date(now.getTime() - keptDays * DAY_MS));
    if (forgotten > 0) said.push(`${forgotten} ${kind}`);
  }
  return said.length === 0 ? 'nothing is over its time' : `forgot ${said.join(', ')}`;
}

const DAY_MS = 86_400_000;
