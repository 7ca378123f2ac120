import { type Move, type MoveReason, type Replay, type ReplayedCheck, type Standing } from '#shared/replay.ts';
import { figure, scoreText, valueText } from './figures.ts';

/** What moved since a capsule was made, as lines of text for a terminal. */
export function replayLines(replay: Replay): string[] {
  const { isIdentical, then, now, moves, policies } = replay;
  return [
    `Then: ${momentText(then)}.`,
    `Now:  ${momentText(now)}.`,
    isIdentical ? 'Identical: the same spaces in the same order, with the same scores.' : movedText(moves.length),
    ...reproductionLines(replay),
    ...policies.map(({ id, change }) => `Policy ${id}: ${POLICY_CHANGE[change]}.`),
    ...moves.flatMap(moveLines),
  ];
}

function momentText({ engineVersion, dataVersion, evaluatedAt }: Replay['now']): string {
  return `engine ${engineVersion}, data ${dataVersion}, ${evaluatedAt}`;
}

function movedText(moves: number): string {
  return moves === 1 ? '1 space does not stand as it did:' : `${moves} spaces do not stand as they did:`;
}

/** Whether the engine of now makes the same of the capsule's own data; nothing to say where it does. */
function reproductionLines({ isReproduced, then, now }: Replay): string[] {
  if (isReproduced) return [];
  return [
    then.engineVersion === now.engineVersion
      ? `The capsule’s own data do not give its ranking by engine ${now.engineVersion}: that engine did not make it.`
      : `Engine ${now.engineVersion} makes another ranking of the capsule’s own data than engine ${then.engineVersion} did.`,
  ];
}

const POLICY_CHANGE: Readonly<Record<Replay['policies'][number]['change'], string>> = {
  changed: 'stored otherwise',
  gone: 'no longer stored',
  new: 'not stored then',
};

function moveLines({ spaceId, move, before, after, reasons, changedRecords }: Move): string[] {
  const from = standingText(before);
  const to = standingText(after);
  return [
    '',
    `${spaceId} ${move}: ${from} → ${to}`,
    ...reasons.map((reason) => `  ${reasonText(reason)}`),
    ...(changedRecords.length === 0 ? [] : [`  stored otherwise: ${changedRecords.join(', ')}`]),
  ];
}

function standingText(standing: Standing | undefined): string {
  if (standing === undefined) return 'not there';
  const rank = standing.rank === undefined ? 'not among the best' : `#${standing.rank}`;
  return `${rank}, ${standing.verdict}, ${scoreText(standing.score)}`;
}

function reasonText(reason: MoveReason): string {
  switch (reason.because) {
    case 'data':
      return `${reason.criterion}, by the data: ${changeText(reason)}`;
    case 'engine':
      return `${reason.criterion}, by the engine over the same data: ${changeText(reason)}`;
    case 'engine-order':
      return 'the engine reckons scores or order otherwise';
    case 'gone':
      return 'no longer considered: let, withdrawn, removed, or an invented space that a real one replaced';
    case 'not-in-capsule':
      return 'new, changed, or judged otherwise: the capsule does not hold what was known of it';
    case 'others':
      return 'stands as it did; others have moved';
  }
}

function changeText({ from, to }: { readonly from: ReplayedCheck; readonly to: ReplayedCheck }): string {
  return [...changedFacts(from, to), `${outcomeText(from)} → ${outcomeText(to)}`].join('; ');
}

/** Facts that both sides tell and tell otherwise; none where one side tells none. */
function changedFacts({ facts: from }: ReplayedCheck, { facts: to }: ReplayedCheck): string[] {
  if (from === undefined || to === undefined) return [];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((name) => ({ name, then: valueText(from[name]), now: valueText(to[name]) }))
    .filter(({ then, now }) => then !== now)
    .map(({ name, then, now }) => `${name} ${then} → ${now}`);
}

function outcomeText({ verdict, satisfaction: { low, high } }: ReplayedCheck): string {
  return `${verdict} ${low === high ? figure(low) : `${figure(low)}–${figure(high)}`}`;
}
