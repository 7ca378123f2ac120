import { type FieldFault } from '#shared/failure.ts';
import { type Cap } from '#shared/policy/benefit.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { membersOf } from './members.ts';
import { type At, each, faultIf } from './surroundings.ts';

/** A cap over what several awards pay: in each year, or in all. */
interface WideCap {
  readonly members: ReadonlySet<string>;
  readonly isByYear: boolean;
}

/**
 * Caps over awards must lie within one another or apart, payment by payment: else it would be open which of them is
 * reckoned first. So one over all years may not hold an award that is paid over years where one for each year holds more
 * awards than it: each of them holds a payment that the other does not.
 */
export function crossingCaps(policy: Policy): FieldFault[] {
  const caps = [...capMeasures(policy), ...limits(policy), ...ofShares(policy)];
  const overYears = new Set(policy.measures.filter(isPaidOverYears).map(({ id }) => id));
  return caps.flatMap(({ path, value }, index) => {
    const before = caps.slice(0, index);
    const crossed = before.find((other) => cross(value.members, other.value.members));
    const crossedInYears = before.find(
      (other) => crossInYears(value, other.value, overYears) || crossInYears(other.value, value, overYears),
    );
    return [
      ...faultIf(
        crossed !== undefined,
        path,
        `Shares some awards with ${crossed?.path ?? ''}, but neither holds all of the other`,
      ),
      ...faultIf(
        crossedInYears !== undefined,
        path,
        `Crosses ${crossedInYears?.path ?? ''}: one holds all years of an award paid over years, the other more awards of each year`,
      ),
    ];
  });
}

function cross(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((id) => other.has(id)).length;
  return shared > 0 && shared < one.size && shared < other.size;
}

function crossInYears(all: WideCap, byYear: WideCap, overYears: ReadonlySet<string>): boolean {
  const isWithin = [...all.members].every((id) => byYear.members.has(id)) && all.members.size < byYear.members.size;
  return !all.isByYear && byYear.isByYear && isWithin && [...all.members].some((id) => overYears.has(id));
}

function isPaidOverYears({ payoutPct = [] }: Measure): boolean {
  return payoutPct.length > 1;
}

/** One for each award holds each by itself. */
function capMeasures(policy: Policy): At<WideCap>[] {
  return each(policy.measures, 'measures')
    .filter(({ value }) => value.kind === 'cap')
    .flatMap(({ path, value: { over, caps = [] } }) => {
      const members = membersOf(policy, over);
      const wide = (per: Cap['per']): WideCap[] =>
        per === 'award'
          ? [...members].map((id) => ({ members: new Set([id]), isByYear: false }))
          : [{ members, isByYear: per === 'firm-year' }];
      return caps.flatMap(({ per }) => wide(per)).map((value) => ({ path: `${path}.over`, value }));
    });
}

function limits(policy: Policy): At<WideCap>[] {
  return each(policy.limits, 'limits').map(({ path, value: { of, per } }) => ({
    path: `${path}.of`,
    value: { members: membersOf(policy, of), isByYear: per === 'firm-year' },
  }));
}

/** What a share of several awards ever pays to a firm is one cap over all its parts. */
function ofShares({ measures }: Policy): At<WideCap>[] {
  return each(measures, 'measures').flatMap(({ path, value: { id, benefit, caps } }) =>
    benefit?.kind !== 'share-of-award'
      ? []
      : each(caps, `${path}.caps`)
          .filter(({ value: { per } }) => per === 'firm')
          .map((cap) => ({ path: cap.path, value: { members: new Set([id]), isByYear: false } })),
  );
}
