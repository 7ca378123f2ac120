import {
  type CaseRun,
  type Changes,
  type DraftSummary,
  type EditedDraft,
  type PolicyVersion,
} from '#shared/policy/draft.ts';

/** Drafts, a line each; a sentence where there are none. */
export function listLines(drafts: readonly DraftSummary[]): string[] {
  if (drafts.length === 0) return ['There are no drafts.'];
  return drafts.map(({ id, state, revision, updatedAt, policyId, titleEn, cases }) =>
    [id, state, `revision ${revision}`, updatedAt, `${cases} cases`, policyId ?? 'no id yet', titleEn ?? '']
      .join('  ')
      .trimEnd(),
  );
}

/** All that a second look wants to know of a draft: its standing, its changes, its faults, its cases and its history. */
export function draftLines(draft: EditedDraft, runs: readonly CaseRun[]): string[] {
  const { id, state, revision, basis, changes, faults, isOvertaken, history } = draft;
  return [
    `Draft ${id}: ${state}, revision ${revision}, ${basis === undefined ? 'a new policy' : `a change of ${basis.policyId}`}`,
    ...(isOvertaken ? ['The policy in force has been changed since it began: it cannot be put in force.'] : []),
    ...(changes === undefined ? [] : [`Differs from what is in force at ${changedPaths(changes)}`]),
    faults.length === 0 ? 'No faults.' : 'Faults:',
    ...faults.map(({ path, message }) => `  ${path}: ${message}`),
    ...runs.map(({ name, isAsExpected }) => `Case ${name}: ${isAsExpected ? 'as expected' : 'NOT as expected'}`),
    'History:',
    ...history.map(
      ({ action, at, by, revision: made, changes: written }) =>
        `  ${made}  ${at}  ${action} by ${by}${written === undefined ? '' : `: ${changedPaths(written)}`}`,
    ),
  ];
}

/** Versions of a policy, a line each. */
export function historyLines(versions: readonly PolicyVersion[]): string[] {
  return versions.map((version) => {
    const { revision, at, changes, document } = version;
    const what = document === undefined ? 'not in force' : originOf(version);
    return `${revision}  ${at}  ${what}: ${changedPaths(changes)}`;
  });
}

function originOf({ by, draftId, revertedTo }: PolicyVersion): string {
  if (by === undefined) return 'as it was found in force';
  return revertedTo === undefined ? `draft ${draftId ?? ''} by ${by}` : `revision ${revertedTo} again by ${by}`;
}

function changedPaths({ paths, count }: Changes): string {
  if (count === 0) return 'nothing';
  const rest = count - paths.length;
  return paths.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
