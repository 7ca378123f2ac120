import { type Comparison, type Trace } from '#shared/policy/condition.ts';
import { type FactId } from '#shared/policy/facts.ts';
import { type MeasureKey } from '#shared/policy/judged.ts';
import { type ClaimedMeasure } from './measuresAt.ts';
import { thresholdsOf } from './amounts/thresholds.ts';

/** Something that is not known and that measures ask about. */
export interface OpenFact {
  /** A fact, or a question of a policy. */
  readonly asks: { readonly fact: FactId } | { readonly policy: string; readonly ask: string };
  /** Measures that it would decide or whose amount it would move. */
  readonly measures: readonly MeasureKey[];
  /** How conditions compare it. */
  readonly comparisons: readonly Comparison[];
  /** Numbers at which amounts by it change. */
  readonly steps: readonly number[];
}

/** What is not known and stands in the way of measures that are open, or of their amounts, by what it asks. */
export function openFactsOf(measures: readonly ClaimedMeasure[]): ReadonlyMap<string, OpenFact> {
  const found = new Map<string, OpenFact>();
  for (const { key, ...mention } of measures.flatMap(mentionsOf)) {
    const before = found.get(key);
    found.set(key, {
      asks: mention.asks,
      measures: [...new Set([...(before?.measures ?? []), ...mention.measures])],
      comparisons: [...(before?.comparisons ?? []), ...mention.comparisons],
      steps: [...(before?.steps ?? []), ...mention.steps],
    });
  }
  return found;
}

interface Mention extends OpenFact {
  readonly key: string;
}

function mentionsOf(claimed: ClaimedMeasure): Mention[] {
  const { judged } = claimed;
  const amount = judged.verdict === 'not-eligible' ? undefined : judged.amount;
  return [
    ...(judged.verdict === 'unknown' ? leavesOf(judged.trace).flatMap((leaf) => mentionIn(leaf, claimed)) : []),
    ...(amount?.reckonedBy ?? [])
      .filter(({ given }) => given === undefined)
      .map(({ fact }) => ({ ...mentionOf(fact, claimed), steps: stepsOf(claimed) })),
  ];
}

/** The unknown leaves of a trace. */
function leavesOf(trace: Trace): Trace[] {
  if (trace.verdict !== 'unknown') return [];
  if ('all' in trace) return trace.all.flatMap(leavesOf);
  if ('any' in trace) return trace.any.flatMap(leavesOf);
  if ('not' in trace) return leavesOf(trace.not);
  return [trace];
}

function mentionIn(leaf: Trace, claimed: ClaimedMeasure): Mention[] {
  const { policy, judged } = claimed;
  if ('ask' in leaf) {
    const { ask } = leaf;
    return [
      {
        key: `${policy.id}/${ask}`,
        asks: { policy: policy.id, ask },
        measures: [judged.id],
        comparisons: [],
        steps: [],
      },
    ];
  }
  if ('fact' in leaf) return [{ ...mentionOf(leaf.fact, claimed), comparisons: [leaf] }];
  return 'test' in leaf && leaf.test === 'agreement' ? [mentionOf('hasAgreement', claimed)] : [];
}

function mentionOf(fact: FactId, { judged }: ClaimedMeasure): Mention {
  return { key: fact, asks: { fact }, measures: [judged.id], comparisons: [], steps: [] };
}

function stepsOf({ measure: { benefit } }: ClaimedMeasure): readonly number[] {
  return benefit === undefined ? [] : thresholdsOf(benefit);
}
