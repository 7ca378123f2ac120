import { type Capsule, type RankedSpace } from '#shared/capsule.ts';
import { type Finding } from '#shared/criterion.ts';
import { type Move, type MoveReason, type Replay, type ReplayedCheck, type Standing } from '#shared/replay.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Judged } from './judge.ts';
import { byStanding } from './order.ts';

/** What a capsule is compared with. */
export interface Rejudged {
  /** The capsule's own spaces by its own data and the engine of now, as `match` orders them. */
  readonly again: readonly Judged[];
  /** The ranking of now, as long as the capsule's may be. */
  readonly ranking: readonly Judged[];
  /** A space of the capsule by the data and the engine of now; undefined where it is no longer considered. */
  readonly now: (id: SpaceId) => Judged | undefined;
  /** What of a space's stored data differs from the capsule's. */
  readonly changedRecords: (id: SpaceId) => Move['changedRecords'];
}

/** Says what moved since a capsule was made, and why: the engine over the same data first, then the data. */
export function replayOf(capsule: Capsule, rejudged: Rejudged): Pick<Replay, 'isIdentical' | 'isReproduced' | 'moves'> {
  const moves = [...movesOfKept(capsule, rejudged), ...entriesOf(capsule, rejudged)];
  return {
    isIdentical: moves.length === 0,
    isReproduced: isReproduced(capsule.ranking, rejudged.again),
    moves,
  };
}

/** Whether the same spaces stand in the same order, each with the same verdict, score, completeness and checks. */
function isReproduced(ranking: readonly RankedSpace[], again: readonly Judged[]): boolean {
  return (
    again.length === ranking.length &&
    ranking.every((kept, index) => {
      const judged = again[index];
      return judged?.candidate.space.id === kept.spaceId && !isEngineOther(kept, judged);
    })
  );
}

/** The spaces of the capsule that do not stand as they stood, in the order of the capsule. */
function movesOfKept({ ranking }: Capsule, rejudged: Rejudged): Move[] {
  const rankById = ranksOf(rejudged.ranking);
  const reordered = reorderedIds(ranking, rejudged.again);
  const againById = new Map(rejudged.again.map((judged) => [judged.candidate.space.id, judged]));
  return ranking.flatMap((kept, index): Move[] => {
    const { spaceId } = kept;
    const now = rejudged.now(spaceId);
    const before = standingOf(kept, index + 1);
    const after = now && standingOf(now, rankById.get(spaceId));
    const move = moveOf(before, after);
    if (move === undefined) return [];
    const own = reasonsOf(kept, againById.get(spaceId), now);
    return [
      {
        spaceId,
        move,
        before,
        ...(after === undefined ? {} : { after }),
        reasons: own.length > 0 ? own : [{ because: reordered.has(spaceId) ? 'engine-order' : 'others' }],
        changedRecords: rejudged.changedRecords(spaceId),
      },
    ];
  });
}

/** Spaces that the engine of now puts elsewhere although it judges all of the capsule's as they were: by another order. */
function reorderedIds(ranking: readonly RankedSpace[], again: readonly Judged[]): ReadonlySet<SpaceId> {
  const againById = new Map(again.map((judged, index) => [judged.candidate.space.id, { judged, index }]));
  const areAllAsKept = ranking.every((kept) => {
    const found = againById.get(kept.spaceId);
    return found !== undefined && !isEngineOther(kept, found.judged);
  });
  if (!areAllAsKept) return new Set();
  return new Set(
    ranking.filter(({ spaceId }, index) => againById.get(spaceId)?.index !== index).map(({ spaceId }) => spaceId),
  );
}

/** The spaces that the capsule does not have, by their rank now. */
function entriesOf({ ranking, limit, requirement }: Capsule, rejudged: Rejudged): Move[] {
  const keptIds = new Set(ranking.map(({ spaceId }) => spaceId));
  const last = ranking.length < limit ? undefined : ranking.at(-1);
  const compare = byStanding(requirement.rankBy);
  return rejudged.ranking.flatMap((judged, index): Move[] => {
    const { id } = judged.candidate.space;
    if (keptIds.has(id)) return [];
    // One that may have stood behind the last came up as it was, where those before it went.
    const mayHaveStoodBehind = last !== undefined && compare(last, judged) <= 0;
    return [
      {
        spaceId: id,
        move: 'entered',
        after: standingOf(judged, index + 1),
        reasons: [{ because: mayHaveStoodBehind ? 'others' : 'not-in-capsule' }],
        changedRecords: [],
      },
    ];
  });
}

function ranksOf(ranking: readonly Judged[]): ReadonlyMap<SpaceId, number> {
  return new Map(ranking.map(({ candidate }, index) => [candidate.space.id, index + 1]));
}

type Stood = Pick<Judged, 'verdict' | 'score' | 'completeness'>;

function standingOf({ verdict, score, completeness }: Stood, rank: number | undefined): Standing {
  return { ...(rank === undefined ? {} : { rank }), verdict, score, completeness };
}

function moveOf(before: Standing, after: Standing | undefined): Move['move'] | undefined {
  if (after?.rank === undefined) return 'left';
  if (after.rank !== before.rank) return 'moved';
  return isSameStanding(before, after) ? undefined : 'rescored';
}

function isSameStanding(a: Stood, b: Stood): boolean {
  return (
    a.verdict === b.verdict &&
    a.score.low === b.score.low &&
    a.score.expected === b.score.expected &&
    a.score.high === b.score.high &&
    a.completeness === b.completeness
  );
}

/** Why a space is judged otherwise, itself; empty where it is judged as it was. */
function reasonsOf(kept: RankedSpace, again: Judged | undefined, now: Judged | undefined): MoveReason[] {
  const byEngine = again === undefined ? [] : engineReasons(kept, again);
  if (now === undefined) return [...byEngine, { because: 'gone' }];
  return [...byEngine, ...(again === undefined ? [] : dataReasons(again, now))];
}

function engineReasons(kept: RankedSpace, again: Judged): MoveReason[] {
  const checks = again.findings.flatMap((finding): MoveReason[] => {
    const before = kept.checks.find(({ criterion }) => criterion === finding.criterion);
    if (before === undefined || isSameOutcome(before, checkOf(finding))) return [];
    const { criterion, ...from } = before;
    return [{ because: 'engine', criterion, from, to: checkOf(finding) }];
  });
  return checks.length === 0 && isEngineOther(kept, again) ? [{ because: 'engine-order' }] : checks;
}

/** Whether the engine of now makes anything else of the same data. */
function isEngineOther(kept: RankedSpace, again: Judged): boolean {
  return (
    !isSameStanding(kept, again) ||
    kept.checks.length !== again.findings.length ||
    again.findings.some((finding, index) => {
      const before = kept.checks[index];
      return before?.criterion !== finding.criterion || !isSameOutcome(before, checkOf(finding));
    })
  );
}

function dataReasons(again: Judged, now: Judged): MoveReason[] {
  return now.findings.flatMap((finding, index): MoveReason[] => {
    const before = again.findings[index];
    if (before === undefined || isSameOutcome(checkOf(before), checkOf(finding))) return [];
    return [{ because: 'data', criterion: finding.criterion, from: checkOf(before), to: checkOf(finding) }];
  });
}

function checkOf({ verdict, satisfactionRange, facts }: Finding): ReplayedCheck {
  return { verdict, satisfaction: satisfactionRange, facts };
}

function isSameOutcome(a: ReplayedCheck, b: ReplayedCheck): boolean {
  return (
    a.verdict === b.verdict && a.satisfaction.low === b.satisfaction.low && a.satisfaction.high === b.satisfaction.high
  );
}
