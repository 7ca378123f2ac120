import { describe, expect, it } from 'vitest';
import { type LeadColumn, type LeadStage } from '#shared/lead.ts';
import { nextColumn, stepTowards, withColumn } from '#client/features/officerDesk/columns.ts';

const PAUSED = { kind: 'paused', reason: 'Waits', since: '2026-11-20' } as const;

function at(stage: LeadStage, moves: LeadColumn[]): { readonly stage: LeadStage; readonly moves: LeadColumn[] } {
  return { stage, moves };
}

describe('the arrow keys', () => {
  it('take a lead to the nearest column in their direction that is allowed', () => {
    const visit = at('visit', ['talks', 'intent', 'paused', 'lost']);

    expect(nextColumn(visit, 1)).toBe('intent');
    expect(nextColumn(visit, -1)).toBe('talks');
  });

  it('take one that produces to the columns beside the stages, and one at the start nowhere back', () => {
    expect(nextColumn(at('in-production', ['landed', 'paused', 'lost']), 1)).toBe('paused');
    expect(nextColumn(at('lead', ['assessment', 'paused', 'lost']), -1)).toBeUndefined();
  });

  it('take a paused one back to its stage', () => {
    expect(nextColumn({ ...at('talks', ['talks', 'lost']), rest: PAUSED }, -1)).toBe('talks');
  });
});

describe('the way back of a move', () => {
  it('is one step where that is allowed', () => {
    expect(stepTowards(at('talks', ['assessment', 'visit', 'intent', 'paused', 'lost']), 'assessment')).toBe(
      'assessment',
    );
  });

  it('goes stage by stage where several were left out', () => {
    expect(stepTowards(at('intent', ['visit', 'signed', 'paused', 'lost']), 'lead')).toBe('visit');
  });

  it('is over once the lead is there', () => {
    expect(stepTowards(at('lead', ['assessment']), 'lead')).toBeUndefined();
  });

  it('leads out of a pause, and into it', () => {
    expect(stepTowards({ ...at('talks', ['talks', 'lost']), rest: PAUSED }, 'talks')).toBe('talks');
    expect(stepTowards(at('talks', ['assessment', 'paused', 'lost']), 'paused')).toBe('paused');
  });
});

describe('a lead that is shown where it will be', () => {
  it('has the stage, or rests with the reason', () => {
    const reason = { text: 'Waits', since: '2026-11-20' };

    expect(withColumn({ stage: 'talks', rest: PAUSED }, 'visit', reason)).toEqual({ stage: 'visit', rest: undefined });
    expect(withColumn({ stage: 'talks' }, 'lost', reason)).toEqual({
      stage: 'talks',
      rest: { ...PAUSED, kind: 'lost' },
    });
  });
});
