import { type OpenAsk } from '#shared/requirement.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { asksOf } from '../match/peers/ask.ts';
import { type Ground } from '../match/peers/ground.ts';
import { rowPlanOf } from '../match/peers/naive.ts';
import { type Row } from '../match/peers/row.ts';
import { ROW_CHECKS, type RowCheck } from '../match/peers/rowChecks.ts';
import { type NaiveRequirement } from './naive.ts';

/** A standing requirement with the checks that peers make of it by hand, beforehand. */
export interface CheckedRequirement extends NaiveRequirement {
  readonly asks: Readonly<Record<string, OpenAsk>>;
  readonly sector: string | undefined;
  /** Of the places, whose verdicts are kept in them; of the others only which there are. */
  readonly musts: ReadonlyMap<string, RowCheck>;
  /** The check of a criterion by words alone: of what is asked besides, only the named parts. */
  readonly wordCheck: (id: string, names: readonly string[]) => RowCheck['verdict'];
}

const NO_CHECK: RowCheck = { verdict: () => 0 };

/** Makes the checks of one, the musts in an order that a sample of spaces suggests. */
export function checkedOf(
  { id, best = [] }: StandingRequirement,
  circumstances: Circumstances,
  { ground, sample }: { readonly ground: Ground; readonly sample: readonly Row[] },
): CheckedRequirement {
  const { requirement } = circumstances;
  const asksAgain = asksOf(requirement);
  const plan = rowPlanOf(circumstances, ground, sample);
  const musts = Object.entries(requirement.criteria).filter(([, { level }]) => level === 'must');
  return {
    id,
    best,
    plan,
    rankBy: requirement.rankBy ?? 'expected',
    asks: requirement.criteria,
    sector: requirement.sector,
    musts: new Map(
      musts.map(([must]) => {
        const ask = asksAgain[must];
        const isOfPlace = PLACES.has(must) && ask !== undefined;
        return [must, (isOfPlace ? ROW_CHECKS[must]?.(ask, { ground, asked: circumstances }) : undefined) ?? NO_CHECK];
      }),
    ),
    wordCheck(must, names) {
      const ask = requirement.criteria[must];
      const bare = { level: 'must' as const, ...Object.fromEntries(names.map((name) => [name, ask?.[name]])) };
      const asked = { ...circumstances, requirement: { ...requirement, criteria: { [must]: bare } } };
      const parsed = asksOf(asked.requirement)[must];
      return (parsed && ROW_CHECKS[must]?.(parsed, { ground, asked }).verdict) ?? NO_CHECK.verdict;
    },
  };
}

const PLACES = new Set(['region', 'distance', 'nearest-resource', 'chain-neighbours', 'park-services', 'incentives']);
