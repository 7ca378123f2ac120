import { groupedBy } from './groupedBy.ts';
import { type ClaimedMeasure } from './measuresAt.ts';
import { type OneOf, type StackCap, type StackOption, type StackProblem } from './stack/problem.ts';
import { type Claimable, type StackQuestion, claimablesOf, paymentsOf } from './stackOptions.ts';
import { type CapRule, type OneOfRule, capRulesOf, oneOfRulesOf } from './stackRules.ts';

/** What a stack is chosen from, with whose each part of it is. */
export interface MeasuresProblem {
  readonly problem: StackProblem;
  readonly claimables: readonly Claimable[];
  /** The measure of an option. */
  readonly ownerOf: (option: string) => ClaimedMeasure;
  /** Whose a cap or a group is, as `policyId/id`. */
  readonly byOf: (rule: string) => string;
  /** Claims without a known end, neither of their own nor by a cap over several. */
  readonly openEnded: readonly Claimable[];
}

/** The problem of the best stack of some measures: each part of an award is an option, the rules of the policies limit them. */
export function stackProblemOf(measures: readonly ClaimedMeasure[], question: StackQuestion): MeasuresProblem {
  const claimables = claimablesOf(measures, question);
  const idsOf = idsByOwner(claimables);
  const caps = capsOf(capRulesOf(measures, question.sight), idsOf);
  const groups = oneOfRulesOf(measures).flatMap((rule, index) => groupsOf(rule, index, idsOf));
  const owners = new Map(claimables.map(({ owner, part }) => [part.id, owner]));
  const by = new Map([...caps, ...groups].map((rule) => [rule.id, rule.by]));
  const options = claimables.map((one) => optionOf(one, question, caps));
  return {
    problem: { options: addable(worthTaking(options)), oneOf: groups, caps },
    claimables,
    ownerOf(option) {
      const owner = owners.get(option);
      if (owner === undefined) throw new Error(`No measure has the option ${option}`);
      return owner;
    },
    byOf: (rule) => by.get(rule) ?? rule,
    openEnded: claimables.filter((one) => isOpenEnded(one) && capOver(one, caps) === undefined),
  };
}

/** What cannot be had for lack of what it needs is not without end. */
function isOpenEnded({ part, needs }: Claimable): boolean {
  return part.fen.high === Infinity && needs?.length !== 0;
}

type IdsOf = (measure: ClaimedMeasure) => readonly string[];

function idsByOwner(claimables: readonly Claimable[]): IdsOf {
  const byOwner = groupedBy(claimables, ({ owner }) => owner);
  return (measure) => (byOwner.get(measure) ?? []).map(({ part }) => part.id);
}

/** Options that pay nothing are left out, unless another that pays needs them. */
function worthTaking(options: readonly StackOption[]): StackOption[] {
  const paying = options.filter(({ payments }) => payments.some(({ fen }) => fen > 0));
  const kept = new Set(paying.map(({ id }) => id));
  const byId = new Map(options.map((option) => [option.id, option]));
  const awaited = paying.flatMap(({ needs = [] }) => needs);
  for (let id = awaited.pop(); id !== undefined; id = awaited.pop()) {
    const option = byId.get(id);
    if (option === undefined || kept.has(id)) continue;
    kept.add(id);
    awaited.push(...(option.needs ?? []));
  }
  return options.filter(({ id }) => kept.has(id));
}

/** No payment is more than what so many of them may be to add up below 2^53: of a thousand, 90 billion CNY. */
function addable(options: readonly StackOption[]): StackOption[] {
  const count = options.reduce((sum, { payments }) => sum + payments.length, 0);
  const mostFen = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, count));
  return options.map((option) => ({
    ...option,
    payments: option.payments.map(({ year, fen }) => ({ year, fen: Math.min(fen, mostFen) })),
  }));
}

function optionOf(claimable: Claimable, question: StackQuestion, caps: readonly NamedCap[]): StackOption {
  const { owner, part, needs } = claimable;
  const { policy, measure } = owner;
  return {
    id: part.id,
    payments: paymentsAt(claimable, question, caps),
    confidence: measure.confidence,
    documents: policy.documents.length + (measure.documents ?? []).length,
    ...(needs === undefined ? {} : { needs }),
  };
}

/** What is without end of its own pays, where all is possible, what the narrowest cap over it leaves; else what is confirmed. */
function paymentsAt(
  claimable: Claimable,
  { sight, claimant }: StackQuestion,
  caps: readonly NamedCap[],
): StackOption['payments'] {
  const { owner, part } = claimable;
  if (sight === 'confirmed') return paymentsOf(part.fen.low, owner, claimant.asOf);
  if (part.fen.high !== Infinity) return paymentsOf(part.fen.high, owner, claimant.asOf);
  const cap = capOver(claimable, caps);
  if (cap === undefined) return paymentsOf(part.fen.low, owner, claimant.asOf);
  if (cap.per === 'all') return paymentsOf(Math.max(cap.capFen, part.fen.low), owner, claimant.asOf);
  return paymentsOf(part.fen.low, owner, claimant.asOf).map(({ year, fen }) => ({
    year,
    fen: Math.max(fen, cap.capFen),
  }));
}

function capOver({ part }: Claimable, caps: readonly NamedCap[]): NamedCap | undefined {
  const over = caps.filter(({ members }) => members.includes(part.id));
  return over.reduce<NamedCap | undefined>(
    (least, cap) => (least === undefined || cap.capFen < least.capFen ? cap : least),
    undefined,
  );
}

interface NamedCap extends StackCap {
  readonly by: string;
}

function capsOf(rules: readonly CapRule[], idsOf: IdsOf): NamedCap[] {
  return rules.flatMap(({ by, capFen, per, members }, index) => {
    const ids = members.flatMap(idsOf);
    return ids.length === 0 ? [] : [{ id: `cap-${index}`, by, capFen, per, members: ids }];
  });
}

/**
 * A group of measures as groups of their options. The parts of one measure do not exclude one another, so that where a
 * measure has several, each is paired with each of the others.
 */
function groupsOf({ by, members }: OneOfRule, index: number, idsOf: IdsOf): (OneOf & { readonly by: string })[] {
  const sets = members.map(idsOf).filter((ids) => ids.length > 0);
  if (sets.length < 2) return [];
  if (sets.every(({ length }) => length === 1)) return [{ id: `one-of-${index}`, by, members: sets.flat() }];
  const pairs = sets.flatMap((ids, at) => sets.slice(at + 1).flatMap((others) => pairsOf(ids, others)));
  return pairs.map((pair, at) => ({ id: `one-of-${index}-${at}`, by, members: pair }));
}

function pairsOf(ones: readonly string[], others: readonly string[]): (readonly string[])[] {
  return ones.flatMap((one) => others.map((other) => [one, other]));
}
