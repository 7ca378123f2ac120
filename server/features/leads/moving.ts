import { Failure } from '#shared/failure.ts';
import { type LeadColumn, type LeadStage } from '#shared/lead.ts';
import { columnOf, isAssessedAt, movesFrom, needsReason } from '#server/domain/leads/stage.ts';
import { type StoredLead } from './record.ts';
import { without } from './without.ts';

/** A move of a lead on the board, and the day on which it is made. */
export interface LeadMove {
  readonly to: LeadColumn;
  readonly reason: string | undefined;
  readonly today: string;
}

/**
 * A lead after a move.
 *
 * @throws {Failure} state-forbids; invalid-request without a reason where one is needed, or with one where none is
 */
export function moved(lead: StoredLead, { to, reason, today }: LeadMove): StoredLead {
  if (!movesFrom(lead).includes(to)) {
    throw new Failure('state-forbids', { detail: `A lead at ${columnOf(lead)} cannot be moved to ${to}.` });
  }
  if (!needsReason(to)) {
    if (reason !== undefined) throw reasonFault('Expected none: only what is paused or lost has one');
    return atStage(lead, to, today);
  }
  if (reason === undefined) throw reasonFault(`Expected a reason: the lead becomes ${to}`);
  return { ...lead, rest: { kind: to, reason, since: today }, movedOn: today };
}

function atStage(lead: StoredLead, stage: LeadStage, today: string): StoredLead {
  const assessedOn = lead.assessedOn ?? (isAssessedAt(stage) ? today : undefined);
  return {
    ...without(lead, 'rest'),
    stage,
    movedOn: today,
    ...(assessedOn !== undefined && { assessedOn }),
    // One that only goes on after a pause was signed before.
    ...(stage === 'signed' && lead.stage !== 'signed' && { signedOn: today }),
  };
}

function reasonFault(message: string): Failure {
  return new Failure('invalid-request', {
    detail: 'The reason does not go with the move.',
    errors: [{ path: 'reason', message }],
  });
}
