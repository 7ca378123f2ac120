import { type LeadDeadline } from '#shared/lead.ts';
import { type LeadStanding } from './stage.ts';

/** What has been done about a lead, by days in Asia/Shanghai; what is absent has not been done. */
export interface Followed extends LeadStanding {
  readonly receivedOn: string;
  /** Nobody can be reached. */
  readonly isAnonymous: boolean;
  /** The investor was first spoken with. */
  readonly answeredOn?: string | undefined;
  /** It was first moved beyond the assessment. */
  readonly assessedOn?: string | undefined;
  /** The sender or investor was first told how the lead is judged. */
  readonly feedbackOn?: string | undefined;
  /** Last report of how it goes on. */
  readonly reportedOn?: string | undefined;
  readonly nextStep?: { readonly on: string } | undefined;
}

/**
 * Service times in calendar days: the text counts in days without calling them working days, and where it means working
 * days a Chinese document says so.
 *
 * @see Jiangmen 江府办函〔2024〕37号, source I01
 */
const DAYS = { answer: 1, assess: 3, feedback: 7, report: 14 } as const;

/**
 * All that is due for a lead, soonest first, in the order of the service times where days are equal; each is kept to the end
 * of its day. Nothing is due of one that rests or produces. Where nobody can be reached there is nothing to answer, and
 * nobody to tell.
 */
export function deadlinesOf(lead: Followed): LeadDeadline[] {
  if (lead.rest !== undefined) return [];
  const due = lead.stage === 'in-production' ? [] : serviceDeadlines(lead);
  const step: LeadDeadline[] = lead.nextStep === undefined ? [] : [{ kind: 'next-step', on: lead.nextStep.on }];
  return [...due, ...step].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function serviceDeadlines({ receivedOn, isAnonymous, ...done }: Followed): LeadDeadline[] {
  const assess: LeadDeadline[] = done.assessedOn === undefined ? [dueAfter('assess', receivedOn)] : [];
  if (isAnonymous) return assess;
  return [
    ...(done.answeredOn === undefined ? [dueAfter('answer', receivedOn)] : []),
    ...assess,
    done.feedbackOn === undefined
      ? dueAfter('feedback', receivedOn)
      : dueAfter('report', later(done.feedbackOn, done.reportedOn)),
  ];
}

function dueAfter(kind: keyof typeof DAYS, from: string): LeadDeadline {
  return { kind, on: dayAfter(from, DAYS[kind]) };
}

function later(one: string, other = one): string {
  return one > other ? one : other;
}

/** The day so many days after another; before it where negative. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, DAY_LENGTH);
}

/** The day in Asia/Shanghai of a moment: China has had one offset since 1991. */
export function dayOf(moment: string): string {
  return new Date(Date.parse(moment) + SHANGHAI_OFFSET_MS).toISOString().slice(0, DAY_LENGTH);
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayAfter(day, -sinceMonday);
}

const DAY_MS = 86_400_000;
const DAY_LENGTH = 'YYYY-MM-DD'.length;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
