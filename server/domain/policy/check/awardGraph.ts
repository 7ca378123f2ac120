import { type FieldFault } from '#shared/failure.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { refersTo } from '../awardRef.ts';
import { type At, each, faultIf } from './surroundings.ts';

/**
 * Most parts of an award: a share has one for each part of each award that it shares in, so that shares of shares would
 * double with each step. Ours: a share of all awards of a policy always has fewer.
 */
const PARTS_MAX = 300;

/**
 * References to awards that are not there, and those by which an award would in the end depend on itself; where there are
 * none such, shares of more parts than can be reckoned with.
 */
export function awardRefFaults(policy: Policy, others: readonly Policy[]): FieldFault[] {
  const graph = graphOf([policy, ...others]);
  const measures = each(policy.measures, 'measures');
  const faults = measures.flatMap(({ path, value: measure }) => {
    const key = `${policy.id}/${measure.id}`;
    return refsOf(measure, path).flatMap((ref) => {
      const targets = graph.named(ref.value, policy.id);
      if (targets.length === 0) return [{ path: ref.path, message: `There is no award ${ref.value}` }];
      const ring = wayBetween(targets, key, graph);
      return ring === undefined ? [] : [{ path: ref.path, message: `Closes a ring: ${[key, ...ring].join(' → ')}` }];
    });
  });
  if (faults.length > 0) return faults;
  const partsOf = createPartsOf(graph);
  return measures.flatMap(({ path, value: { id } }) =>
    faultIf(
      partsOf(`${policy.id}/${id}`) > PARTS_MAX,
      `${path}.benefit.of`,
      `Shares in more than ${PARTS_MAX} awards, those counted one by one that are shares themselves`,
    ),
  );
}

/** How many parts an award may have, whatever it pays for: as many as the awards that it shares in have, else one. */
function createPartsOf({ sharesIn }: AwardGraph): (award: string) => number {
  const known = new Map<string, number>();
  const partsOf = (award: string): number => {
    const found = known.get(award);
    if (found !== undefined) return found;
    // Others may form a ring, which is told of them; here it ends.
    known.set(award, 0);
    const parts = sharesIn(award)?.reduce((sum, base) => sum + partsOf(base), 0) ?? 1;
    known.set(award, parts);
    return parts;
  };
  return partsOf;
}

/** Which awards depend on which others, over all policies: by having to be granted along with them, or by sharing in them. */
interface AwardGraph {
  readonly named: (ref: string, fromPolicy: string) => readonly string[];
  readonly next: (award: string) => readonly string[];
  /** The awards that it is a share of; undefined where it is none. */
  readonly sharesIn: (award: string) => readonly string[] | undefined;
}

function graphOf(policies: readonly Policy[]): AwardGraph {
  const awards = policies.flatMap((policy) =>
    policy.measures
      .filter(({ kind }) => kind === 'award')
      .map((measure) => ({ key: `${policy.id}/${measure.id}`, policy, measure })),
  );
  const byKey = new Map(awards.map((award) => [award.key, award]));
  const named = (ref: string, fromPolicy: string): string[] =>
    awards
      .filter(({ policy, measure }) => refersTo(ref, fromPolicy, { policy: policy.id, measure: measure.id }))
      .map(({ key }) => key);
  return {
    named,
    next(key) {
      const award = byKey.get(key);
      if (award === undefined) return [];
      return refsOf(award.measure, '').flatMap(({ value }) => named(value, award.policy.id));
    },
    sharesIn(key) {
      const award = byKey.get(key);
      return award && sharedBy(award.measure)?.flatMap((ref) => named(ref, award.policy.id));
    },
  };
}

function refsOf(measure: Measure, path: string): At<string>[] {
  return [...each(measure.dependsOn, `${path}.dependsOn`), ...each(sharedBy(measure), `${path}.benefit.of`)];
}

function sharedBy({ benefit }: Measure): readonly string[] | undefined {
  return benefit?.kind === 'share-of-award' ? benefit.of : undefined;
}

/** The shortest way along dependencies from any of the starts to an award, both ends included; undefined where there is none. */
function wayBetween(starts: readonly string[], end: string, { next }: AwardGraph): readonly string[] | undefined {
  const ways = starts.map((start) => [start]);
  const seen = new Set(starts);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const at = way.at(-1) ?? '';
    if (at === end) return way;
    for (const one of next(at)) {
      if (seen.has(one)) continue;
      seen.add(one);
      ways.push([...way, one]);
    }
  }
  return undefined;
}
