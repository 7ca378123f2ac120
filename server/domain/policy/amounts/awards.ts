import { type AwardRef, type Benefit } from '#shared/policy/benefit.ts';
import { type Eligibility } from '#shared/policy/condition.ts';
import { type AwardAmount, type MeasureKey } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type AwardItem } from '#shared/policy/terms.ts';
import { type AwardName, refersTo } from '../awardRef.ts';
import { type Claimant } from '../facts.ts';
import { type Capped, type Raise, capped } from './caps.ts';
import { grossOf, isOwnMoney } from './gross.ts';
import { type Interval, exactly, percentOf } from './interval.ts';
import { readingOf } from './reading.ts';
import { roundedFen } from './rounding.ts';

/** A measure with the verdict on it. */
export interface Verdicted {
  readonly key: MeasureKey;
  readonly policy: Policy;
  readonly measure: Measure;
  readonly verdict: Eligibility;
}

/** What an award pays, or of a share of several awards what it pays on one of them. */
export interface AwardPart {
  /** That of its award, and of the part that it shares in. */
  readonly id: string;
  /** Fen, whole; without end where that is infinite. */
  readonly fen: Interval;
  /** The part of another award that it is a share of, where that is claimed along with it. */
  readonly shareOf?: string;
}

/** What an award comes to, with its parts. */
export interface Award {
  readonly parts: readonly AwardPart[];
  readonly amount: AwardAmount;
}

/** What awards come to, by their keys: those that pay money and that the company may be eligible for. */
export function createAwards(
  measures: readonly Verdicted[],
  claimant: Claimant,
): (key: MeasureKey) => Award | undefined {
  const byKey = new Map(measures.map((one) => [one.key, one]));
  const done = new Map<MeasureKey, Award | undefined>();

  function awardOf(key: MeasureKey): Award | undefined {
    if (done.has(key)) return done.get(key);
    // A share that leads back to itself, which the loader refuses, is worth nothing.
    done.set(key, undefined);
    const one = byKey.get(key);
    const award = one === undefined || !isClaimable(one) ? undefined : reckoned(one);
    done.set(key, award);
    return award;
  }

  function reckoned(one: Verdicted): Award | undefined {
    const { benefit } = one.measure;
    if (benefit === undefined) return undefined;
    const raises = raisesOf(one, measures);
    if (benefit.kind === 'share-of-award') return shareAward(one, raises, basesOf(one, benefit));
    if (!isOwnMoney(benefit)) return undefined;
    const reading = readingOf(claimant.facts);
    const net = netOf(grossOf(benefit, reading), one, raises);
    return { parts: [{ id: one.key, fen: net.fen }], amount: amountOf([net], reading.asked()) };
  }

  /** Awards granted before count with what was paid; those that may be claimed along count part by part. */
  function basesOf(one: Verdicted, { of, items }: Share): Base[] {
    const isMeant = ({ policy, measure }: AwardName): boolean => {
      const item = byKey.get(`${policy}/${measure ?? ''}`)?.measure.item;
      return isNamed({ policy, measure }, of, one.policy.id) && isOneOf(item, measure, items);
    };
    const granted = (claimant.awards ?? []).filter(isMeant);
    const claimed = measures.filter(
      (other) =>
        other.key !== one.key &&
        isMeant(nameOf(other)) &&
        !granted.some(({ policy, measure }) => `${policy}/${measure ?? ''}` === other.key),
    );
    return [
      ...granted.map(({ amountFen }, index) => ({
        id: `granted-${index}`,
        fen: amountFen === undefined ? { low: 0, high: Infinity } : exactly(amountFen),
        isGranted: true,
      })),
      ...claimed.flatMap((other) =>
        (awardOf(other.key)?.parts ?? []).map(({ id, fen }) => ({
          id,
          fen: other.verdict === 'eligible' ? fen : { low: 0, high: fen.high },
          isGranted: false,
        })),
      ),
    ];
  }

  return awardOf;
}

type Share = Extract<Benefit, { kind: 'share-of-award' }>;

interface Base {
  readonly id: string;
  readonly fen: Interval;
  readonly isGranted: boolean;
}

function isClaimable({ measure: { kind }, verdict }: Verdicted): boolean {
  return kind === 'award' && verdict !== 'not-eligible';
}

function isNamed(name: AwardName, refs: readonly AwardRef[], fromPolicy: string): boolean {
  return refs.some((ref) => refersTo(ref, fromPolicy, name));
}

/** Whether an award pays for one of some items; one that is not known by its measure may. */
function isOneOf(item: AwardItem | undefined, measure: string | undefined, items: Share['items']): boolean {
  return items === undefined || measure === undefined || (item !== undefined && items.includes(item));
}

function nameOf({ policy, measure }: Verdicted): AwardName {
  return { policy: policy.id, measure: measure.id };
}

/** Raises of the caps of an award, by measures of its policy that the company is or may be eligible for. */
function raisesOf({ policy, measure }: Verdicted, measures: readonly Verdicted[]): Raise[] {
  return measures
    .filter(
      (other) =>
        other.policy.id === policy.id &&
        other.verdict !== 'not-eligible' &&
        other.measure.benefit?.kind === 'cap-raise' &&
        other.measure.benefit.of.includes(measure.id),
    )
    .map((other) => ({ measure: other.measure, isSure: other.verdict === 'eligible' }));
}

/** A share of each base by itself: its own caps hold for each. */
function shareAward(one: Verdicted, raises: readonly Raise[], bases: readonly Base[]): Award | undefined {
  const { benefit } = one.measure;
  if (benefit?.kind !== 'share-of-award') return undefined;
  const nets = bases.map(({ fen }) => netOf(percentOf(exactly(benefit.sharePct), fen), one, raises));
  return {
    parts: nets.map(({ fen }, index) => {
      const base = bases[index];
      return {
        id: `${one.key}@${base?.id ?? ''}`,
        fen,
        ...(base === undefined || base.isGranted ? {} : { shareOf: base.id }),
      };
    }),
    amount: amountOf(nets, []),
  };
}

/** After the caps of its measure, rounded as the policy says. */
function netOf(gross: Interval, { policy, measure }: Verdicted, raises: readonly Raise[]): Capped {
  const { fen, cappedBy } = capped(gross, measure, raises);
  return { fen: { low: roundedFen(fen.low, policy.rounding), high: roundedFen(fen.high, policy.rounding) }, cappedBy };
}

function amountOf(nets: readonly Capped[], reckonedBy: AwardAmount['reckonedBy']): AwardAmount {
  const highFen = nets.reduce((sum, { fen }) => sum + fen.high, 0);
  return {
    lowFen: nets.reduce((sum, { fen }) => sum + fen.low, 0),
    ...(highFen === Infinity ? {} : { highFen }),
    reckonedBy,
    cappedBy: distinct(nets.flatMap(({ cappedBy }) => cappedBy)),
  };
}

function distinct(caps: AwardAmount['cappedBy']): AwardAmount['cappedBy'] {
  return caps.filter(
    ({ per, capFen }, index) => caps.findIndex((other) => other.per === per && other.capFen === capFen) === index,
  );
}
