import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Lead, type LeadColumn, type LeadSummary } from '#shared/lead.ts';
import { moveLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { today } from '#client/app/clock.ts';
import { asksReason, columnOf, stepTowards, withColumn } from './columns.ts';
import { type ShownLeads, useTakeOver } from './leadQueries.ts';
import { seen } from './seen.ts';

/** What the board must know of a lead to move it. */
export type Movable = Pick<LeadSummary, 'id' | 'companyName' | 'stage' | 'rest' | 'moves' | 'revision'>;

/** What became of the last move. */
export type Outcome =
  | { readonly kind: 'moved'; readonly before: Movable; readonly after: Movable }
  | { readonly kind: 'undone' }
  /** The stages do not go so. */
  | { readonly kind: 'not-allowed'; readonly lead: Movable; readonly to: LeadColumn }
  | { readonly kind: 'refused'; readonly problem: Error };

/** Moves leads: shown at once, taken back where the server refuses, undone on request. */
export interface Moving {
  readonly move: (lead: Movable, to: LeadColumn) => void;
  /** A move that waits for its reason. */
  readonly waiting: { readonly lead: Movable; readonly to: LeadColumn } | undefined;
  /** Gives the reason; without one the move is not made. */
  readonly giveReason: (reason: string | undefined) => void;
  readonly outcome: Outcome | undefined;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

interface Wish {
  readonly lead: Movable;
  readonly to: LeadColumn;
  readonly reason?: string;
}

/** Makes it for the leads that the page shows. */
export function useMoving(): Moving {
  const [waiting, setWaiting] = useState<Moving['waiting']>();
  const [outcome, setOutcome] = useState<Outcome>();
  const client = useQueryClient();
  const takeOver = useTakeOver();
  const refused = (problem: Error): void => {
    setOutcome({ kind: 'refused', problem });
    void client.invalidateQueries({ queryKey: ['leads'] });
  };
  const { mutate: send } = useMutation({
    // One after the other: the second of two quick moves goes by what the first has made of the lead.
    scope: { id: 'lead-moves' },
    mutationFn: ({ lead, ...wish }: Wish) => sent({ ...wish, lead: asAnswered(client, lead) }),
    onMutate: (wish) => showMoved(client, wish),
    onError: refused,
    onSuccess(after, { lead }) {
      takeOver(after);
      setOutcome({ kind: 'moved', before: lead, after });
    },
  });
  const { mutate: undo } = useMutation({
    mutationFn: takenBack,
    onError: refused,
    onSuccess(after) {
      takeOver(after);
      setOutcome({ kind: 'undone' });
    },
  });
  return {
    move(lead, to) {
      if (columnOf(lead) === to) return;
      if (!lead.moves.includes(to)) setOutcome({ kind: 'not-allowed', lead, to });
      else if (asksReason(to)) setWaiting({ lead, to });
      else send({ lead, to });
    },
    waiting,
    giveReason(reason) {
      if (waiting !== undefined && reason !== undefined) send({ ...waiting, reason });
      setWaiting(undefined);
    },
    outcome,
    undo() {
      if (outcome?.kind === 'moved') undo(outcome);
    },
    dismiss() {
      setOutcome(undefined);
    },
  };
}

/** A lead as the server last gave it to this page, where that is newer. */
function asAnswered(client: QueryClient, lead: Movable): Movable {
  const answered = client.getQueryData<Lead>(['lead', lead.id]);
  return answered !== undefined && answered.revision > lead.revision ? answered : lead;
}

function sent({ lead, to, reason }: Wish): Promise<Lead> {
  const body = { to, ...(reason !== undefined && { reason }) };
  return call(moveLead, { params: { id: lead.id }, headers: seen(lead), body });
}

/** Moves a lead back to where it was, step by step where the stages go so. */
async function takenBack({ before, after }: Extract<Outcome, { kind: 'moved' }>): Promise<Lead> {
  const target = columnOf(before);
  const first = stepTowards(after, target) ?? target;
  let lead = await sent(wishFor(after, first, before));
  for (let to = stepTowards(lead, target); to !== undefined; to = stepTowards(lead, target)) {
    lead = await sent(wishFor(lead, to, before));
  }
  return lead;
}

function wishFor(lead: Movable, to: LeadColumn, { rest }: Movable): Wish {
  return { lead, to, ...(asksReason(to) && rest !== undefined && { reason: rest.reason }) };
}

async function showMoved(client: QueryClient, { lead, to, reason = '' }: Wish): Promise<void> {
  await client.cancelQueries({ queryKey: ['leads'] });
  client.setQueriesData<ShownLeads>({ queryKey: ['leads'] }, (shown) =>
    shown === undefined
      ? shown
      : {
          ...shown,
          items: shown.items.map((one) =>
            one.id === lead.id ? withColumn(one, to, { text: reason, since: today() }) : one,
          ),
        },
  );
}
