import { describe, expect, it } from 'vitest';
import { type Followed, dayAfter, dayOf, deadlinesOf, mondayOf } from '#server/domain/leads/deadline.ts';

/** A lead that came on a Friday. */
function aLead(told: Partial<Followed> = {}): Followed {
  return { stage: 'lead', receivedOn: '2026-11-20', isAnonymous: false, ...told };
}

describe('what is due for a lead', () => {
  it('is an answer on the next day, an assessment after three, feedback after seven, weekends counted', () => {
    expect(deadlinesOf(aLead())).toEqual([
      { kind: 'answer', on: '2026-11-21' },
      { kind: 'assess', on: '2026-11-23' },
      { kind: 'feedback', on: '2026-11-27' },
    ]);
  });

  it('is no answer once the investor was spoken with, and no assessment once it was assessed', () => {
    const lead = aLead({ stage: 'talks', answeredOn: '2026-11-20', assessedOn: '2026-11-22' });

    expect(deadlinesOf(lead)).toEqual([{ kind: 'feedback', on: '2026-11-27' }]);
  });

  it('is a report two weeks after the feedback, then two weeks after the last report', () => {
    const told = aLead({
      stage: 'talks',
      answeredOn: '2026-11-20',
      assessedOn: '2026-11-22',
      feedbackOn: '2026-11-25',
    });

    expect(deadlinesOf(told)).toEqual([{ kind: 'report', on: '2026-12-09' }]);
    expect(deadlinesOf({ ...told, reportedOn: '2026-12-01' })).toEqual([{ kind: 'report', on: '2026-12-15' }]);
    // A report before the feedback does not count.
    expect(deadlinesOf({ ...told, reportedOn: '2026-11-24' })).toEqual([{ kind: 'report', on: '2026-12-09' }]);
  });

  it('is the next step too, before or behind the rest by its day', () => {
    expect(deadlinesOf(aLead({ nextStep: { on: '2026-11-22' } })).map(({ kind }) => kind)).toEqual([
      'answer',
      'next-step',
      'assess',
      'feedback',
    ]);
  });

  it('is only the assessment where nobody can be reached', () => {
    expect(deadlinesOf(aLead({ isAnonymous: true }))).toEqual([{ kind: 'assess', on: '2026-11-23' }]);
  });

  it('is nothing while it rests', () => {
    expect(deadlinesOf(aLead({ rest: { kind: 'paused' }, nextStep: { on: '2026-11-22' } }))).toEqual([]);
  });

  it('is only the next step once it produces', () => {
    expect(deadlinesOf(aLead({ stage: 'in-production', nextStep: { on: '2027-11-22' } }))).toEqual([
      { kind: 'next-step', on: '2027-11-22' },
    ]);
  });
});

describe('days', () => {
  it('are counted over the ends of months and of February', () => {
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('begin in Shanghai eight hours before they begin in Greenwich', () => {
    expect(dayOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  });

  it('belong to the week that began on Monday', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-24')).toBe('2026-11-23');
  });
});
