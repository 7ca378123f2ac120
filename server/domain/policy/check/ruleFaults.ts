import { type FieldFault } from '#shared/failure.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { crossingCaps } from './crossingCaps.ts';
import { membersOf } from './members.ts';
import { type At, each, faultIf } from './surroundings.ts';

/** Rules of a policy that contradict or cross one another: caps over several awards, exclusions, and days out of order. */
export function ruleFaults(policy: Policy): FieldFault[] {
  return [...dayFaults(policy), ...crossingCaps(policy), ...rings(policy)];
}

function dayFaults({ validFrom, validTo, window }: Policy): FieldFault[] {
  return [
    ...endFaults({ from: validFrom, to: validTo }, 'validTo', `Is before validFrom, ${validFrom ?? ''}`),
    ...endFaults({ from: window?.opens, to: window?.closes }, 'window.closes', 'Is before the window opens'),
  ];
}

function endFaults(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  path: string,
  message: string,
): FieldFault[] {
  return faultIf(from !== undefined && to !== undefined && to < from, path, message);
}

type Members = ReadonlySet<string>;

/**
 * Awards that exclude one another by several exclusions in a ring, two exclusions over the same two awards included: what
 * excludes what is then said several times over, and belongs into one exclusion.
 */
function rings(policy: Policy): FieldFault[] {
  const above = new Map<string, string>();
  return groupsOf(policy).flatMap(({ path, value }, index) => {
    const group = `group ${index}`;
    const roots = new Set([...value].map((id) => rootOf(id, above)));
    for (const root of roots) above.set(root, group);
    return faultIf(
      roots.size < value.size,
      path,
      'Closes a ring of exclusions: some of these awards exclude one another by others already',
    );
  });
}

/** The award or group that stands for all that hang together with one. */
function rootOf(id: string, above: ReadonlyMap<string, string>): string {
  let root = id;
  for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
  return root;
}

/** Groups of awards of which one is paid, those of same-item-once by item. */
function groupsOf(policy: Policy): At<Members>[] {
  return each(policy.exclusions, 'exclusions')
    .flatMap(({ path, value: { kind, of } }): At<Members>[] => {
      const members = membersOf(policy, of);
      if (kind === 'best-of') return [{ path, value: members }];
      if (kind !== 'same-item-once') return [];
      return byItem(policy.measures.filter(({ id }) => members.has(id))).map((value) => ({ path, value }));
    })
    .filter(({ value }) => value.size > 1);
}

function byItem(measures: readonly Measure[]): Members[] {
  const items = new Set(measures.flatMap(({ item }) => item ?? []));
  return [...items].map((item) => new Set(measures.filter((measure) => measure.item === item).map(({ id }) => id)));
}
