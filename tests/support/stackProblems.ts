import { type Confidence } from '#shared/policy/terms.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import {
  type OneOf,
  type Payment,
  type StackCap,
  type StackOption,
  type StackProblem,
} from '#server/domain/policy/stack/problem.ts';

/** What a drawn problem is like. */
export interface StackShape {
  readonly options: number;
  /** Every amount is a whole number of these: many alike make many ties. */
  readonly stepFen: number;
  /** How far a cap stays below what it holds, 0 to 1: least and most. */
  readonly tightness: readonly [number, number];
  /** Share of options that are in a group across the policies. */
  readonly overlap: number;
  /** Share of options that need others. */
  readonly needing: number;
}

const FIRST_YEAR = 2027;
const YEARS = 3;

/** Draws a problem: policies of four to nine measures with a cap a year, groups in them and across, caps around and within, and chains of needs. */
export function drawStackProblem(random: Random, shape: StackShape): StackProblem {
  const options = Array.from({ length: shape.options }, (_, at) => drawOption(random, shape, at));
  const policies = drawPolicies(random, options);
  return {
    options: options.map((option, at) => withNeeds(random, shape, { option, before: options.slice(0, at) })),
    oneOf: drawGroups(random, policies, { options, shape }),
    caps: drawCaps(random, policies, shape),
  };
}

function drawOption(random: Random, { stepFen }: StackShape, at: number): StackOption {
  const first = FIRST_YEAR + random.integer(0, YEARS - 1);
  const years = Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, later) => first + later);
  return {
    id: `m${String(random.integer(0, 999)).padStart(3, '0')}-${at}`,
    payments: years.map((year): Payment => ({ year, fen: stepFen * random.integer(1, Math.ceil(1e9 / stepFen)) })),
    confidence: random.pick<Confidence>(['A', 'B', 'B', 'C']),
    documents: random.integer(1, 8),
  };
}

function withNeeds(
  random: Random,
  { needing }: StackShape,
  { option, before }: { readonly option: StackOption; readonly before: readonly StackOption[] },
): StackOption {
  if (before.length === 0 || !random.chance(needing)) return option;
  return { ...option, needs: Array.from({ length: random.integer(1, 2) }, () => random.pick(before).id) };
}

function drawPolicies(random: Random, options: readonly StackOption[]): StackOption[][] {
  const policies: StackOption[][] = [];
  for (let from = 0; from < options.length;) {
    const size = random.integer(4, 9);
    policies.push(options.slice(from, from + size));
    from += size;
  }
  return policies;
}

function drawGroups(
  random: Random,
  policies: readonly (readonly StackOption[])[],
  { options, shape }: { readonly options: readonly StackOption[]; readonly shape: StackShape },
): OneOf[] {
  const within = policies.map((policy) => policy.filter(() => random.chance(0.6)));
  const across = Array.from({ length: Math.round((shape.overlap * options.length) / 3) }, () =>
    Array.from({ length: random.integer(2, 4) }, () => random.pick(options)),
  );
  return [...within, ...across].map((members, at) => ({ id: `g${at}`, members: members.map(({ id }) => id) }));
}

function drawCaps(random: Random, policies: readonly (readonly StackOption[])[], shape: StackShape): StackCap[] {
  const half = Math.ceil(policies.length / 2);
  return [
    ...[policies.slice(0, half), policies.slice(half)].map((some, at) =>
      drawCap(random, shape, { id: `around-${at}`, per: 'all', members: some.flat() }),
    ),
    ...policies.map((policy, at) => drawCap(random, shape, { id: `policy-${at}`, per: 'year', members: policy })),
    ...policies.map((policy, at) =>
      drawCap(random, shape, { id: `within-${at}`, per: 'year', members: policy.slice(0, random.integer(2, 4)) }),
    ),
  ];
}

function drawCap(
  random: Random,
  { stepFen, tightness: [least, most] }: StackShape,
  {
    id,
    per,
    members,
  }: { readonly id: string; readonly per: StackCap['per']; readonly members: readonly StackOption[] },
): StackCap {
  const allFen = members.flatMap(({ payments }) => payments).reduce((sum, { fen }) => sum + fen, 0);
  // In three years about a third each, and of those that exclude each other about half.
  const sharedFen = per === 'all' ? allFen / 2 : allFen / (2 * YEARS);
  const capFen = stepFen * Math.ceil((sharedFen * (1 - random.between(least, most))) / stepFen);
  return { id, per, capFen, members: members.map((member) => member.id) };
}

/** What the hard cases are like: amounts all different or of few sizes, caps that leave a little or a lot, few groups across or many. */
const HARD: readonly Omit<StackShape, 'options'>[] = [
  { stepFen: 1, tightness: [0.1, 0.6], overlap: 0.5, needing: 0.2 },
  { stepFen: 1, tightness: [0, 0.3], overlap: 1, needing: 0.3 },
  { stepFen: 50_000_000, tightness: [0.1, 0.6], overlap: 0.5, needing: 0.2 },
  { stepFen: 50_000_000, tightness: [0, 0.5], overlap: 0.2, needing: 0.1 },
  { stepFen: 200_000_000, tightness: [-0.2, 0.6], overlap: 0.6, needing: 0.2 },
];

/** The hard case of a number, the same each time: of as many options as asked. */
export function drawHardStackProblem(at: number, options: number): StackProblem {
  const random = randomFrom(`hard/${options}/${at}`);
  return drawStackProblem(random, { ...random.pick(HARD), options });
}

/** The same problem with everything named in another order. */
export function shuffled(random: Random, { options, oneOf, caps }: StackProblem): StackProblem {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  return {
    options: mixed(options).map((option) => ({ ...option, payments: mixed(option.payments) })),
    oneOf: mixed(oneOf.map((group) => ({ ...group, members: mixed(group.members) }))),
    caps: mixed(caps.map((cap) => ({ ...cap, members: mixed(cap.members) }))),
  };
}
