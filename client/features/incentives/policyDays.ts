import { spoken } from '#client/explain/bilingual.ts';
import { type MeasureOfPolicy } from '#client/explain/measure.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type CalendarDay } from './calendar.ts';

/** The days that a claimant of a measure should not miss, as far as they were found: of applications and of the policy itself. */
export function policyDays({ policy, measure }: MeasureOfPolicy, speaking: Speaking): CalendarDay[] {
  const { window, validFrom, validTo } = policy;
  const title = spoken(measure.title, speaking);
  const note = spoken(policy.title, speaking);
  return Object.entries({ opens: window?.opens, closes: window?.closes, validFrom, validTo }).flatMap(([kind, day]) =>
    day === undefined
      ? []
      : [
          {
            id: `${policy.id}-${measure.id}-${kind}`,
            day,
            title: speaking.say(`incentives.events.${kind}`, { title }),
            note,
          },
        ],
  );
}
