import { type LeadColumn, LeadStage } from '#shared/lead.ts';

/** How far a lead is: its stage, and whether it is pursued at all. */
export interface LeadStanding {
  readonly stage: LeadStage;
  readonly rest?: { readonly kind: 'paused' | 'lost' } | undefined;
}

/**
 * Where a lead at a stage may go: back by one, and on. What comes by telephone may be in talks already, so stages may be
 * left out up to the intent; from there each is an act of its own that the one before must precede.
 */
const MOVES: Readonly<Record<LeadStage, readonly LeadStage[]>> = {
  lead: ['assessment', 'talks', 'visit', 'intent'],
  assessment: ['lead', 'talks', 'visit', 'intent'],
  talks: ['assessment', 'visit', 'intent'],
  visit: ['talks', 'intent'],
  intent: ['visit', 'signed'],
  signed: ['intent', 'landed'],
  landed: ['signed', 'in-production'],
  'in-production': ['landed'],
};

/** The column of the board in which a lead stands. */
export function columnOf({ stage, rest }: LeadStanding): LeadColumn {
  return rest?.kind ?? stage;
}

/** Where a lead may be moved. One that rests goes on where it was; one that is paused may also be lost. */
export function movesFrom({ stage, rest }: LeadStanding): readonly LeadColumn[] {
  if (rest === undefined) return [...MOVES[stage], 'paused', 'lost'];
  return rest.kind === 'paused' ? [stage, 'lost'] : [stage];
}

/** Whether a lead is moved there only with a reason. */
export function needsReason(to: LeadColumn): to is 'paused' | 'lost' {
  return to === 'paused' || to === 'lost';
}

/** Whether it has been judged at a stage whether the lead is to be followed. */
export function isAssessedAt(stage: LeadStage): boolean {
  return LeadStage.options.indexOf(stage) > LeadStage.options.indexOf('assessment');
}
