import { LeadColumn, LeadStage, type LeadSummary } from '#shared/lead.ts';

type Standing = Pick<LeadSummary, 'stage' | 'rest'>;

/** The column of the board in which a lead is shown. */
export function columnOf({ stage, rest }: Standing): LeadColumn {
  return rest?.kind ?? stage;
}

/** Whether a column asks for a reason of whoever moves a lead there. */
export function asksReason(column: LeadColumn): boolean {
  return column === 'paused' || column === 'lost';
}

/** Where the arrow keys take a lead: the nearest allowed column in that direction on the board. */
export function nextColumn(lead: Standing & Pick<LeadSummary, 'moves'>, direction: 1 | -1): LeadColumn | undefined {
  const order = LeadColumn.options;
  const from = order.indexOf(columnOf(lead));
  const beyond = direction === 1 ? order.slice(from + 1) : order.slice(0, from).reverse();
  return beyond.find((column) => lead.moves.includes(column));
}

/** A lead as it will be shown once the server has moved it. */
export function withColumn<T extends Standing>(lead: T, to: LeadColumn, reason: { text: string; since: string }): T {
  if (to === 'paused' || to === 'lost') {
    return { ...lead, rest: { kind: to, reason: reason.text, since: reason.since } };
  }
  return { ...lead, stage: to, rest: undefined };
}

/**
 * Where a lead must be moved next to get back to a column: stages go back one at a time. Undefined once it is there, or
 * where there is no way.
 */
export function stepTowards(lead: Standing & Pick<LeadSummary, 'moves'>, target: LeadColumn): LeadColumn | undefined {
  if (columnOf(lead) === target) return undefined;
  if (lead.moves.includes(target)) return target;
  const order: readonly LeadColumn[] = LeadStage.options;
  const back = order[order.indexOf(lead.stage) - 1];
  return back !== undefined && order.indexOf(target) < order.indexOf(lead.stage) && lead.moves.includes(back)
    ? back
    : undefined;
}
