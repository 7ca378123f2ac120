import { type AwardRef } from '#shared/policy/benefit.ts';
import { type MeasureKey } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type AwardItem } from '#shared/policy/terms.ts';
import { type AwardName, refersTo } from '../awardRef.ts';

/** A measure by its key. */
export interface Keyed {
  readonly key: MeasureKey;
  readonly policy: Policy;
  readonly measure: Measure;
}

/** Which measures bear on which amounts, whoever claims them. */
export interface AwardLinks {
  /** The awards that a share of awards is one of. */
  readonly sharesIn: ReadonlyMap<MeasureKey, readonly MeasureKey[]>;
  /** The measures that raise the caps of an award. */
  readonly raisedBy: ReadonlyMap<MeasureKey, readonly MeasureKey[]>;
}

/** How some measures bear on one another's amounts. */
export function awardLinksOf(measures: readonly Keyed[]): AwardLinks {
  return {
    sharesIn: new Map(
      measures.flatMap((one) =>
        one.measure.benefit?.kind === 'share-of-award'
          ? [[one.key, measures.filter((other) => isSharedBy(one, other)).map(({ key }) => key)] as const]
          : [],
      ),
    ),
    raisedBy: new Map(
      measures.map((one) => [one.key, measures.filter((other) => raises(other, one)).map(({ key }) => key)] as const),
    ),
  };
}

function isSharedBy(one: Keyed, other: Keyed): boolean {
  const name = { policy: other.policy.id, measure: other.measure.id };
  return one !== other && sharesIn(one, name, other.measure.item);
}

/** Whether a measure is a share of an award; of one that is not known by its measure whatever it paid for. */
export function sharesIn({ policy, measure: { benefit } }: Keyed, name: AwardName, item?: AwardItem): boolean {
  if (benefit?.kind !== 'share-of-award') return false;
  const { of, items } = benefit;
  const isOfItem = items === undefined || name.measure === undefined || (item !== undefined && items.includes(item));
  return isOfItem && of.some((ref: AwardRef) => refersTo(ref, policy.id, name));
}

/** Caps are raised within one policy. */
function raises({ policy, measure: { benefit } }: Keyed, one: Keyed): boolean {
  return policy.id === one.policy.id && benefit?.kind === 'cap-raise' && benefit.of.includes(one.measure.id);
}
