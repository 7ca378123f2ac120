import { type Eligibility } from '#shared/policy/condition.ts';
import { FEN_MAX } from '#shared/policy/facts.ts';
import { type AwardAmount, type MeasureKey } from '#shared/policy/judged.ts';
import { type AwardName } from '../awardRef.ts';
import { type Claimant } from '../facts.ts';
import { type AwardLinks, type Keyed, awardLinksOf, sharesIn } from './awardLinks.ts';
import { type Capped, type Raise, capped, paidOverYears } from './caps.ts';
import { grossOf, isOwnMoney } from './gross.ts';
import { ANYTHING, type Interval, exactly, percentOf } from './interval.ts';
import { readingOf } from './reading.ts';
import { roundedFen } from './rounding.ts';

/** A measure with the verdict on it. */
export interface Verdicted extends Keyed {
  readonly verdict: Eligibility;
}

/** What an award pays, or of a share of several awards what it pays on one of them. */
export interface AwardPart {
  /** That of its award, and of the part that it shares in. */
  readonly id: string;
  /** Fen, whole; without end where that is infinite. Caps for each year are still to be put to its parts. */
  readonly fen: Interval;
  /** The same after the caps for each year. */
  readonly paidFen: Interval;
  /** The part of another award that it is a share of, where that is claimed along with it. */
  readonly shareOf?: string;
}

/** What an award comes to, with its parts. */
export interface Award {
  readonly parts: readonly AwardPart[];
  readonly amount: AwardAmount;
}

/**
 * What awards come to, by their keys: those that pay money and that the company may be eligible for. `links` are those of
 * the measures, where they are known already.
 */
export function createAwards(
  measures: readonly Verdicted[],
  claimant: Claimant,
  links: AwardLinks = awardLinksOf(measures),
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
    const raises = (links.raisedBy.get(one.key) ?? []).flatMap((key) => raiseBy(byKey.get(key)) ?? []);
    if (benefit.kind === 'share-of-award') return shareAward(one, raises, basesOf(one));
    if (!isOwnMoney(benefit)) return undefined;
    const reading = readingOf(claimant.facts);
    const net = netOf(grossOf(benefit, reading), one, raises);
    return { parts: [{ id: one.key, fen: net.fen, paidFen: net.paidFen }], amount: amountOf([net], reading.asked()) };
  }

  /**
   * Awards granted before count with what was paid; those that may be claimed along count part by part. Where no clause
   * here is one that the share is of, and nobody said what has been granted, that may be one, of any sum.
   */
  function basesOf(one: Verdicted): Base[] {
    const sharesInKeys = links.sharesIn.get(one.key) ?? [];
    if (claimant.awards === undefined && sharesInKeys.length === 0) return [UNTOLD];
    const granted = (claimant.awards ?? []).filter((award) => {
      const item = byKey.get(keyOf(award))?.measure.item;
      return sharesIn(one, award, item);
    });
    const claimed = sharesInKeys.filter((key) => !granted.some((award) => keyOf(award) === key));
    return [
      ...granted.map(grantedBase),
      ...claimed.flatMap((key) => {
        const isSure = byKey.get(key)?.verdict === 'eligible';
        return (awardOf(key)?.parts ?? []).map(({ id, paidFen }) => ({
          id,
          fen: isSure ? paidFen : { low: 0, high: paidFen.high },
          isGranted: false,
        }));
      }),
    ];
  }

  return awardOf;
}

interface Base {
  readonly id: string;
  readonly fen: Interval;
  readonly isGranted: boolean;
}

/** An award of which nobody said whether it has been granted, nor how much it was. */
const UNTOLD: Base = { id: 'untold', fen: ANYTHING, isGranted: true };

function grantedBase({ amountFen }: { readonly amountFen?: number | undefined }, index: number): Base {
  return { id: `granted-${index}`, fen: amountFen === undefined ? ANYTHING : exactly(amountFen), isGranted: true };
}

function keyOf({ policy, measure = '' }: AwardName): MeasureKey {
  return `${policy}/${measure}`;
}

function isClaimable({ measure: { kind }, verdict }: Verdicted): boolean {
  return kind === 'award' && verdict !== 'not-eligible';
}

/** A raise of caps, by a measure that the company is or may be eligible for. */
function raiseBy(one: Verdicted | undefined): Raise | undefined {
  if (one === undefined || one.verdict === 'not-eligible') return undefined;
  return { measure: one.measure, isSure: one.verdict === 'eligible' };
}

/** A share of each base by itself: its own caps hold for each. */
function shareAward(one: Verdicted, raises: readonly Raise[], bases: readonly Base[]): Award | undefined {
  const { benefit } = one.measure;
  if (benefit?.kind !== 'share-of-award') return undefined;
  const nets = bases.map(({ fen }) => netOf(percentOf(exactly(benefit.sharePct), fen), one, raises));
  return {
    parts: nets.map(({ fen, paidFen }, index) => {
      const base = bases[index];
      return {
        id: `${one.key}@${base?.id ?? ''}`,
        fen,
        paidFen,
        ...(base === undefined || base.isGranted ? {} : { shareOf: base.id }),
      };
    }),
    amount: amountOf(nets, []),
  };
}

/**
 * After the caps of its measure, rounded as the policy says. What is beyond the most that a sum may be is not reckoned with:
 * that much is sure of it, and its end is not known.
 */
function netOf(gross: Interval, { policy, measure }: Verdicted, raises: readonly Raise[]): Net {
  const { fen, cappedBy } = capped(gross, measure, raises);
  const [low, high] = [roundedFen(fen.low, policy.rounding), roundedFen(fen.high, policy.rounding)];
  const net = { low: Math.min(low, FEN_MAX), high: high > FEN_MAX ? Infinity : high };
  const paid = paidOverYears(net, measure);
  return { fen: net, paidFen: paid.fen, cappedBy: [...cappedBy, ...paid.cappedBy] };
}

interface Net extends Capped {
  readonly paidFen: Interval;
}

function amountOf(nets: readonly Net[], reckonedBy: AwardAmount['reckonedBy']): AwardAmount {
  const highFen = nets.reduce((sum, { paidFen }) => sum + paidFen.high, 0);
  return {
    lowFen: nets.reduce((sum, { paidFen }) => sum + paidFen.low, 0),
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
