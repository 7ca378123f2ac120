import { type Figures, type Wish } from './bundleFigures.ts';
import { createPart } from './bundlePart.ts';
import { byCodeUnits } from './order.ts';
import { partsOf, partsReaching, partsWithin } from './roundingError.ts';
import { type Need } from './criterion.ts';
import { type Problem, type Row } from './setSearch/problem.ts';

/** Spaces among which sets are sought. */
export interface Pool {
  readonly figures: readonly Figures[];
  /** The bit of the group of a space, of each of which a set must have one. */
  readonly groupOf: (figures: Figures) => number;
  readonly groups: number;
}

/** A problem, and the spaces whose places its sets are given by. */
export interface Posed {
  readonly problem: Problem;
  readonly figures: readonly Figures[];
}

/**
 * The problems that together find every set of so many spaces of the pool that fits: apart by how the excess is reckoned
 * and by what becomes of each preference that is judged on sums, so that the bounds of each are tight. A set may be found
 * by several. None where it is plain that the spaces cannot be enough.
 */
export function problemsOf(pool: Pool, count: number, wishes: readonly Wish[]): Posed[] {
  const figures = pool.figures.filter(({ needs }) => needs.every(({ amount }) => amount !== -Infinity));
  if (!createPart('', figures).mayReach(count)) return [];
  return fatesOf(wishes).flatMap((fate) =>
    KINDS.flatMap((kind) => posed({ ...pool, figures: figures.filter(fate.keep) }, { count, fate, kind }) ?? []),
  );
}

/** Sums that sets of so many of the spaces must reach. */
type RowsOf = (figures: readonly Figures[], count: number) => Row[];

/** How the excess of sets is reckoned. */
interface Kind {
  readonly keep: (figures: Figures) => boolean;
  readonly marks: readonly ((figures: Figures) => boolean)[];
  readonly counts: 'whole' | 'part';
}

/**
 * Where the division of a space is not known, the wholes of all count, else the least parts. So there are sets without
 * any divisible space, with divisible ones but all known, and with both divisible and unknown ones.
 */
const KINDS: readonly Kind[] = [
  { counts: 'whole', keep: (one) => !isDivisible(one), marks: [] },
  { counts: 'part', keep: (one) => !isOpen(one), marks: [isDivisible] },
  { counts: 'whole', keep: () => true, marks: [isDivisible, isOpen] },
];

function isDivisible({ size }: Figures): boolean {
  return size?.part !== undefined && size.part < size.whole;
}

function isOpen({ size }: Figures): boolean {
  return size !== undefined && size.part === undefined;
}

/** What becomes of the preferences that are judged on sums. */
interface Fate {
  readonly keep: (figures: Figures) => boolean;
  /** Points that they add at most. */
  readonly bonus: number;
  readonly rows: RowsOf;
}

/** Every combination; the most points first, so that later ones are soon ruled out. */
function fatesOf(wishes: readonly Wish[]): Fate[] {
  const combined = wishes.reduce<Fate[]>(
    (fates, wish, index) => fates.flatMap((fate) => fatesOfWish(wish, index).map((one) => both(fate, one))),
    [{ keep: () => true, bonus: 0, rows: NO_ROWS }],
  );
  return combined.sort((a, b) => b.bonus - a.bonus);
}

const NO_ROWS: RowsOf = () => [];

function both(a: Fate, b: Fate): Fate {
  return {
    keep: (one) => a.keep(one) && b.keep(one),
    bonus: a.bonus + b.bonus,
    rows: (figures, count) => [...a.rows(figures, count), ...b.rows(figures, count)],
  };
}

/** Met, unknown or unmet; one that is satisfied by degrees is not told apart. */
function fatesOfWish({ points, isGradual }: Wish, index: number): Fate[] {
  if (isGradual) return [{ keep: () => true, bonus: points, rows: NO_ROWS }];
  const mayCloud = ({ wishes }: Figures): boolean => wishes[index]?.mayCloud === true;
  return [
    {
      keep: ({ wishes }) => wishes[index]?.clouds === false,
      bonus: points,
      rows: needRows(({ wishes }) => wishes[index]?.needs ?? []),
    },
    { keep: () => true, bonus: points / 2, rows: (figures) => [markRow(figures, mayCloud)] },
    { keep: (one) => !mayCloud(one), bonus: 0, rows: NO_ROWS },
  ];
}

function posed(
  pool: Pool,
  { count, fate, kind }: { readonly count: number; readonly fate: Fate; readonly kind: Kind },
): Posed | undefined {
  const figures = pool.figures.filter(kind.keep).sort((a, b) => b.points() - a.points() || byCodeUnits(a.id, b.id));
  const [first] = figures;
  if (first === undefined || figures.length < count) return undefined;
  if (kind.marks.some((isMarked) => !figures.some(isMarked))) return undefined;
  const spentOf = ({ size }: Figures): number => (kind.counts === 'whole' ? size?.whole : size?.part) ?? 0;
  return {
    figures,
    problem: {
      count,
      items: figures.map((one) => ({
        id: one.id,
        areaM2: one.areaM2,
        points: one.points(),
        spent: spentOf(one),
        group: pool.groupOf(one),
      })),
      asked: first.size === undefined ? 0 : partsWithin(first.size.least),
      ...(first.size !== undefined && kind.counts === 'whole' ? { spentAtLeast: partsReaching(first.size.least) } : {}),
      excessStep: partsOf(EXCESS_STEP),
      bonus: fate.bonus,
      rows: [
        ...needRows(({ needs }) => needs)(figures, count),
        ...fate.rows(figures, count),
        ...kind.marks.map((isMarked) => markRow(figures, isMarked)),
      ],
      groups: pool.groups,
    },
  };
}

/** Sizes are compared to the hundredth, as areas are let: beyond, no bundle is smaller in any way that counts. */
const EXCESS_STEP = 0.01;

/** At least one marked space. */
function markRow(figures: readonly Figures[], isMarked: (figures: Figures) => boolean): Row {
  return { least: 1, amounts: Float64Array.from(figures, (one) => (isMarked(one) ? 1 : 0)) };
}

function needRows(needsOf: (figures: Figures) => readonly Need[]): RowsOf {
  return (figures, count) => {
    const [first] = figures;
    return first === undefined
      ? []
      : needsOf(first).map(({ least }, index) => {
          const amounts = figures.map((one) => needsOf(one)[index]?.amount ?? 0);
          return { least, amounts: finite(amounts, count, least) };
        });
  };
}

/** What is not known as enough to make up for the smallest others, so that it rules nothing out. */
function finite(amounts: readonly number[], count: number, least: number): Float64Array {
  const smallest = amounts.reduce((a, b) => Math.min(a, b), Infinity);
  const enough = smallest === Infinity ? Math.max(0, least) : Math.max(smallest, least - (count - 1) * smallest);
  return Float64Array.from(amounts, (amount) => (amount === Infinity ? enough : amount));
}
