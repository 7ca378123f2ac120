import { type Confidence } from '#shared/policy.ts';
import { type CapForest } from './capForest.ts';
import { type Payment, type StackProblem } from './problem.ts';

/** What one option of a stack pays after the caps. */
export interface OptionPayout {
  readonly id: string;
  readonly fen: number;
  /** The years in which it pays something, in order. */
  readonly byYear: readonly Payment[];
}

/** What a stack pays after the caps, to the fen: the same total by year and by option. */
export interface Payout {
  readonly totalFen: number;
  /** The years in which something is paid, in order. */
  readonly byYear: readonly Payment[];
  /** Each option of the stack, by id. */
  readonly byOption: readonly OptionPayout[];
  /** Ids of the caps that keep something back: in some year, what they hold would come to more, under the caps within. */
  readonly bindingCaps: readonly string[];
  /** For each cap of the forest, what it leaves. */
  readonly roomFen: readonly number[];
}

/**
 * Pays out a stack: payments by year, in a year the surer measures first, then by id, each as far as all caps around it leave
 * room. Since caps nest or are apart, the total is the same in any order; who gets how much of a cap is this rule of ours,
 * for no document says it.
 */
export function payoutOf(problem: StackProblem, forest: CapForest, taken: ReadonlySet<string>): Payout {
  const { options } = problem;
  const roomFen = forest.nodes.map(({ cap }) => cap.capFen);
  const paidFen = forest.payments.map(() => 0);
  for (const place of payingOrder(problem, forest, taken)) paidFen[place] = pay(forest, roomFen, place);
  const paid = forest.payments.map(({ option, year }, place) => ({ option, year, fen: paidFen[place] ?? 0 }));
  return {
    totalFen: paid.reduce((sum, { fen }) => sum + fen, 0),
    byYear: byYearOf(paid),
    byOption: options.flatMap(({ id }, at) => {
      if (!taken.has(id)) return [];
      const own = paid.filter(({ option }) => option === at);
      return { id, fen: own.reduce((sum, { fen }) => sum + fen, 0), byYear: byYearOf(own) };
    }),
    bindingCaps: bindingCapsOf(problem, forest, taken),
    roomFen,
  };
}

const SUREST_FIRST: Readonly<Record<Confidence, number>> = { A: 0, B: 1, C: 2 };

/** Places of the payments of a stack; options stand by id already. */
function payingOrder({ options }: StackProblem, { payments }: CapForest, taken: ReadonlySet<string>): number[] {
  const orderOf = payments.map(({ option, year }) => {
    const { id = '', confidence = 'C' } = options[option] ?? {};
    return { year, doubt: SUREST_FIRST[confidence], option, isTaken: taken.has(id) };
  });
  return [...payments.keys()]
    .filter((place) => orderOf[place]?.isTaken)
    .sort((a, b) => {
      const [one, other] = [orderOf[a], orderOf[b]];
      if (one === undefined || other === undefined) return 0;
      return one.year - other.year || one.doubt - other.doubt || one.option - other.option;
    });
}

/** Pays one as far as there is room, and takes it off the room. */
function pay({ payments, nodes, innermost }: CapForest, roomFen: number[], place: number): number {
  const around: number[] = [];
  for (let cap = innermost[place] ?? -1; cap >= 0; cap = nodes[cap]?.parent ?? -1) around.push(cap);
  const fen = Math.min(payments[place]?.fen ?? 0, ...around.map((cap) => roomFen[cap] ?? 0));
  // eslint-disable-next-line no-param-reassign -- the room is what the caller keeps
  for (const cap of around) roomFen[cap] = (roomFen[cap] ?? 0) - fen;
  return fen;
}

function byYearOf(paid: readonly Payment[]): Payment[] {
  const fenByYear = new Map<number, number>();
  for (const { year, fen } of paid) if (fen > 0) fenByYear.set(year, (fenByYear.get(year) ?? 0) + fen);
  return [...fenByYear].map(([year, fen]) => ({ year, fen })).sort((a, b) => a.year - b.year);
}

function bindingCapsOf({ options }: StackProblem, forest: CapForest, taken: ReadonlySet<string>): string[] {
  const { payments, nodes, innermost } = forest;
  const intoFen = nodes.map(() => 0);
  for (const [place, { option, fen }] of payments.entries()) {
    const cap = innermost[place] ?? -1;
    if (cap >= 0 && taken.has(options[option]?.id ?? '')) intoFen[cap] = (intoFen[cap] ?? 0) + fen;
  }
  const binding = new Set<string>();
  for (const [at, { cap, parent }] of [...nodes.entries()].reverse()) {
    const into = intoFen[at] ?? 0;
    if (into > cap.capFen) binding.add(cap.id);
    if (parent >= 0) intoFen[parent] = (intoFen[parent] ?? 0) + Math.min(into, cap.capFen);
  }
  return [...binding].sort();
}
