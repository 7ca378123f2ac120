import { byCodeUnits } from '../../matching/order.ts';
import { type StackCap, type StackProblem } from './problem.ts';

/** What one option would pay in one year, all its payments of that year together. */
export interface YearPayment {
  /** Place of the option in the problem. */
  readonly option: number;
  readonly year: number;
  readonly fen: number;
}

/** One cap over the payments that share one ceiling: those of a year, or all. */
export interface CapNode {
  readonly cap: StackCap;
  /** Places of the payments that it holds, those of the caps within it included. */
  readonly payments: readonly number[];
  /** Place of the cap just around it; -1 where there is none. */
  readonly parent: number;
}

/** Every payment and the caps around it: each cap stands after the one that holds it. */
export interface CapForest {
  readonly payments: readonly YearPayment[];
  readonly nodes: readonly CapNode[];
  /** For each payment the place of the innermost cap that holds it; -1 where none does. */
  readonly innermost: readonly number[];
}

/** Two caps of which neither holds the other though they share a payment. */
export interface CrossingCaps {
  readonly one: string;
  readonly other: string;
}

/** Nests the caps of a problem; names the first two that cross instead. Of two that hold the same, the lower is the inner one. */
export function capForestOf(problem: StackProblem): CapForest | CrossingCaps {
  const payments = yearPaymentsOf(problem);
  const nodes: CapNode[] = [];
  const innermost = payments.map(() => -1);
  for (const { cap, held } of instancesOf(problem, payments)) {
    const around = [...new Set(held.map((at) => innermost[at] ?? -1))];
    const [parent = -1] = around;
    if (around.length > 1) return { one: crossed(around, held, nodes)?.cap.id ?? cap.id, other: cap.id };
    for (const at of held) innermost[at] = nodes.length;
    nodes.push({ cap, payments: held, parent });
  }
  return { payments, nodes, innermost };
}

/** Of the caps around some payments, one that does not hold them all. */
function crossed(around: readonly number[], held: readonly number[], nodes: readonly CapNode[]): CapNode | undefined {
  return around
    .flatMap((at) => nodes[at] ?? [])
    .find(({ payments }) => !held.every((payment) => payments.includes(payment)));
}

function yearPaymentsOf({ options }: StackProblem): YearPayment[] {
  return options.flatMap(({ payments }, option) => {
    if (payments.length === 1) return payments.map(({ year, fen }) => ({ option, year, fen }));
    const fenByYear = new Map<number, number>();
    for (const { year, fen } of payments) fenByYear.set(year, (fenByYear.get(year) ?? 0) + fen);
    return [...fenByYear].map(([year, fen]) => ({ option, year, fen })).sort((a, b) => a.year - b.year);
  });
}

interface Instance {
  readonly cap: StackCap;
  readonly held: number[];
}

/** Those that hold something, the largest first. */
function instancesOf({ options, caps }: StackProblem, payments: readonly YearPayment[]): Instance[] {
  const placesById = new Map(options.map(({ id }) => [id, new Array<number>()]));
  for (const [place, { option }] of payments.entries()) placesById.get(options[option]?.id ?? '')?.push(place);
  return caps
    .flatMap((cap) => {
      const held = [...new Set(cap.members)].flatMap((member) => placesById.get(member) ?? []);
      const years = cap.per === 'all' ? held.map(() => 0) : held.map((place) => payments[place]?.year ?? 0);
      return [...new Set(years)].map((year) => ({ cap, held: held.filter((_, at) => years[at] === year) }));
    })
    .sort(outerFirst);
}

function outerFirst(a: Instance, b: Instance): number {
  return b.held.length - a.held.length || b.cap.capFen - a.cap.capFen || byCodeUnits(a.cap.id, b.cap.id);
}

/** Places of the caps around a payment, the innermost first. */
export function capsAround({ nodes, innermost }: CapForest, payment: number): number[] {
  const around: number[] = [];
  for (let cap = innermost[payment] ?? -1; cap >= 0; cap = nodes[cap]?.parent ?? -1) around.push(cap);
  return around;
}
