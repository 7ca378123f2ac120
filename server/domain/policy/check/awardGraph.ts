import { type FieldFault } from '#shared/failure.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { refersTo } from '../awardRef.ts';
import { type At, each } from './surroundings.ts';

/** References to awards that are not there, and those by which an award would in the end depend on itself. */
export function awardRefFaults(policy: Policy, others: readonly Policy[]): FieldFault[] {
  const graph = graphOf([policy, ...others]);
  return each(policy.measures, 'measures').flatMap(({ path, value: measure }) => {
    const key = `${policy.id}/${measure.id}`;
    return refsOf(measure, path).flatMap((ref) => {
      const targets = graph.named(ref.value, policy.id);
      if (targets.length === 0) return [{ path: ref.path, message: `There is no award ${ref.value}` }];
      const ring = wayBetween(targets, key, graph);
      return ring === undefined ? [] : [{ path: ref.path, message: `Closes a ring: ${[key, ...ring].join(' → ')}` }];
    });
  });
}

/** Which awards depend on which others, over all policies: by having to be granted along with them, or by sharing in them. */
interface AwardGraph {
  readonly named: (ref: string, fromPolicy: string) => readonly string[];
  readonly next: (award: string) => readonly string[];
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
  };
}

function refsOf({ dependsOn, benefit }: Measure, path: string): At<string>[] {
  const shared = benefit?.kind === 'share-of-award' ? benefit.of : [];
  return [...each(dependsOn, `${path}.dependsOn`), ...each(shared, `${path}.benefit.of`)];
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
