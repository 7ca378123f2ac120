import { type BundleMember, isTotal } from './bundleMember.ts';
import { type JointMust } from './bundleMusts.ts';
import { type AskedCriterion, type AskedTotal, type Need } from './criterion.ts';
import { partsOf } from './roundingError.ts';
import { middleOf, pointsOf, totalWeightOf } from './score.ts';

/** What a space adds to a set, in the numbers by which sets are sought. */
export interface Figures {
  readonly member: BundleMember;
  readonly id: string;
  readonly areaM2: number;
  /** Of the preferences that a space satisfies by itself: 0 to 100. Reckoned when first asked for, as most spaces are ruled out before. */
  readonly points: () => number;
  /** Of all joint musts one after the other. */
  readonly needs: readonly Need[];
  /** Absent where no must measures sizes. */
  readonly size: MeasuredSize | undefined;
  /** Nothing about it keeps a set from being known to meet every must. */
  readonly isSure: boolean;
  /** Per preference that is judged on sums. */
  readonly wishes: readonly WishFigures[];
}

/** A size in whole parts, see `partsOf`; what is asked is not rounded. */
interface MeasuredSize {
  readonly least: number;
  readonly whole: number;
  /** Absent where it is not known. */
  readonly part: number | undefined;
}

/** What a space adds to a preference that is judged on sums. */
export interface WishFigures {
  readonly needs: readonly Need[];
  /** A set with it cannot be known to meet the preference. */
  readonly clouds: boolean;
  /** A set with it may be unknown. */
  readonly mayCloud: boolean;
}

/** A preference that is judged on sums. */
export interface Wish {
  /** What it adds to the points of a set at most, where it is met. */
  readonly points: number;
  readonly isGradual: boolean;
}

/** Reckons the figures of spaces for one requirement, each once. */
export interface Reckoning {
  readonly wishes: readonly Wish[];
  readonly figuresOf: (member: BundleMember) => Figures;
}

/** The reckoning for a requirement: its musts that are judged on sums, and all that is asked. */
export function createReckoning(musts: readonly JointMust[], asked: readonly AskedCriterion[]): Reckoning {
  const preferences = asked.filter(({ level }) => level === 'prefer');
  const totalWeight = totalWeightOf(preferences);
  const own = preferences.filter((one) => !isTotal(one));
  const joint = preferences.flatMap(({ weight, total }) => (total === undefined ? [] : [{ weight, total }]));
  const size = musts.find((must) => must.size !== undefined)?.size;
  const pointsOfOwn = ({ candidate }: BundleMember): number =>
    pointsOf(
      own.reduce((sum, { weight, outcome }) => sum + weight * middleOf(outcome(candidate).satisfaction), 0),
      totalWeight,
    );
  return {
    wishes: joint.map(({ weight, total }) => ({ points: pointsOf(weight, totalWeight), isGradual: total.isGradual })),
    figuresOf(member) {
      const { sketch, standing } = member;
      let points: number | undefined;
      return {
        member,
        id: sketch.space.id,
        areaM2: sketch.space.facts.areaM2 ?? 0,
        points: () => (points ??= pointsOfOwn(member)),
        needs: musts.flatMap(({ needs }) => needs(sketch)),
        size: size && measured(size(sketch)),
        isSure: standing.verdict === 'met' && !musts.some(({ clouds }) => clouds(sketch)),
        wishes: joint.map(({ total }) => wishFigures(total, member)),
      };
    },
  };
}

function measured({ least, whole, part }: ReturnType<NonNullable<JointMust['size']>>): MeasuredSize {
  return { least, whole: partsOf(whole), part: part === undefined ? undefined : partsOf(part) };
}

function wishFigures(total: AskedTotal, { sketch }: BundleMember): WishFigures {
  const needs = total.needs(sketch);
  const clouds = total.clouds(sketch);
  return { needs, clouds, mayCloud: clouds || needs.some(({ amount }) => amount === Infinity) };
}
