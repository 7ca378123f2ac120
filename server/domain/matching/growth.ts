import { type AnswerPart, type GrowthPath, type Phase } from '#shared/answer.ts';
import { type Verdict } from '#shared/criterion.ts';
import { type GrowthStep } from '#shared/requirement.ts';
import { shownBundle } from './bundle.ts';
import { areaOf, keepingOutcomes, type Together } from './bundleJudgement.ts';
import { type BundleMember, isTotal, mayJoin } from './bundleMember.ts';
import { jointMustsOf, jointVerdict, type JointMust } from './bundleMusts.ts';
import { bestSets } from './bundleSets.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Stock } from './evaluation.ts';
import { SPACE_VERDICT } from './judge.ts';
import { leastPartM2 } from './letArea.ts';
import { allMet } from './verdict.ts';

/** What growth paths are sought for. */
export interface GrowthAsk {
  readonly requirement: Circumstances['requirement'];
  readonly asked: readonly AskedCriterion[];
  readonly include: readonly AnswerPart[];
}

/**
 * The best sets of two to six spaces of one park that are large enough by each day of the asked growth, in the order of
 * bundles, the excess being that beyond the last step. The steps stand in place of the musts of area and delivery; every
 * other must holds as for bundles, power and effluent on the sum of all phases. A space whose day is not known leaves a
 * path unconfirmed, and one that does as well alone is on none. None where no growth is asked.
 */
export function growthPathsOf(stock: Stock, { requirement, asked, include }: GrowthAsk): GrowthPath[] {
  const { growth, asOf } = requirement;
  if (growth === undefined) return [];
  const standing = asked.filter(({ level, criterion }) => level !== 'must' || !criterion.isGrowing);
  const musts = [growthMust(growth), ...jointMustsOf(standing)];
  const { bundles } = bestSets(membersOf(stock, standing, musts), { musts, asked: standing.map(keepingOutcomes) });
  return bundles.map((bundle) => ({
    ...shownBundle(bundle, standing, include),
    phases: phasesOf(bundle.members, asOf),
  }));
}

function membersOf(stock: Stock, asked: readonly AskedCriterion[], musts: readonly JointMust[]): BundleMember[] {
  const own = asked.filter((one) => one.level === 'must' && !isTotal(one));
  return stock.flatMap((candidate) => {
    if (!mayJoin(candidate)) return [];
    const verdict = SPACE_VERDICT[allMet(own.map(({ outcome }) => outcome(candidate).verdict))];
    const member = { candidate, sketch: candidate, standing: { verdict } };
    return verdict !== 'excluded' && jointVerdict(musts, [member]) === 'excluded' ? [member] : [];
  });
}

/** The steps of growth as one must. */
function growthMust(steps: readonly GrowthStep[]): JointMust {
  const last = steps.reduce((most, { minM2 }) => Math.max(most, minM2), 0);
  return {
    verdictOf: (members) => growthVerdict(steps, members),
    needs: (candidate) =>
      steps.map(({ by, minM2 }) => ({ least: minM2, amount: mayBeThere(candidate, by) ? areaOf([candidate]) : 0 })),
    clouds: ({ space }) => space.facts.availableFrom === undefined,
    size: ({ space: { facts } }) => ({
      least: last,
      whole: facts.areaM2 ?? 0,
      part: leastPartM2({ offeredM2: facts.areaM2, offeredFromM2: facts.divisibleFromM2 }),
    }),
  };
}

/** Unmet where not even all spaces whose day is not known would be enough in time; else unknown where there are any. */
function growthVerdict(steps: readonly GrowthStep[], members: Together): Verdict {
  const isEnough = steps.every(
    ({ by, minM2 }) => areaOf(members.filter((candidate) => mayBeThere(candidate, by))) >= minM2,
  );
  if (!isEnough) return 'unmet';
  return members.some(({ space }) => space.facts.availableFrom === undefined) ? 'unknown' : 'met';
}

function mayBeThere({ space }: Candidate, day: string): boolean {
  return (space.facts.availableFrom ?? day) <= day;
}

function phasesOf(members: Together, asOf: string): Phase[] {
  const byDay = new Map<string | undefined, Candidate[]>();
  for (const member of members) {
    const { availableFrom } = member.space.facts;
    const from = availableFrom !== undefined && availableFrom < asOf ? asOf : availableFrom;
    byDay.set(from, [...(byDay.get(from) ?? []), member]);
  }
  return [...byDay]
    .sort(([a = LAST_DAY], [b = LAST_DAY]) => (a < b ? -1 : 1))
    .map(([from, candidates]) => ({
      ...(from !== undefined && { from }),
      spaceIds: candidates.map(({ space }) => space.id),
      areaM2: areaOf(candidates),
    }));
}

/** After every ISO day. */
const LAST_DAY = '~';
