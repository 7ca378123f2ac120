import { type LeadDeadline, type LeadSummary } from '#shared/lead.ts';
import { today } from '#client/app/clock.ts';
import { type Speaking } from '#client/explain/speaking.ts';

/** What a lead is called: its company, else what is known of who it may be. */
export function leadName(
  lead: Pick<LeadSummary, 'companyName' | 'isAnonymous'>,
  { say }: Pick<Speaking, 'say'>,
): string {
  return lead.companyName ?? say(lead.isAnonymous ? 'officer.anonymous' : 'officer.nameless');
}

/** A day as people say it. */
export function dayText(day: string, { language }: Pick<Speaking, 'language'>): string {
  return new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    ...(language === 'zh-CN'
      ? { month: 'long', day: 'numeric', year: 'numeric' }
      : { month: 'short', day: 'numeric', year: 'numeric' }),
  }).format(new Date(day));
}

/** Whether the day by whose end something was due is over. */
export function isOverdue({ on }: Pick<LeadDeadline, 'on'>): boolean {
  return on < today();
}

/** What is due and when, and whether it is too late. */
export function deadlineText({ kind, on }: LeadDeadline, speaking: Speaking): string {
  const { say } = speaking;
  const key = isOverdue({ on }) ? 'officer.overdueSince' : 'officer.dueOn';
  return say(key, { what: say(`officer.deadlines.${kind}`), day: dayText(on, speaking) });
}
