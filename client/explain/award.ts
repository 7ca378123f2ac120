import { type Policy } from '#shared/policy/policy.ts';
import { spoken } from './bilingual.ts';
import { type Speaking } from './speaking.ts';

/** In what policies a reference is looked up, and how it is said. */
export interface Naming {
  readonly policies: readonly Policy[];
  readonly speaking: Speaking;
  /** The policy that the reference stands in. */
  readonly within?: Policy | undefined;
}

/** Name of what a reference means: a measure of the same policy by its id, of another as `policyId/measureId`, all of one as `policyId/*` or by its id; as it is where nothing has it. */
export function awardName(ref: string, { policies, speaking, within }: Naming): string {
  const [first = '', second] = ref.split('/');
  const own = within?.measures.find(({ id }) => second === undefined && id === first);
  if (own !== undefined) return spoken(own.title, speaking);
  const policy = policies.find(({ id }) => id === first);
  if (policy === undefined) return ref;
  const title = spoken(policy.title, speaking);
  if (second === undefined) return title;
  if (second === '*') return speaking.say('policy.benefit.all', { policy: title });
  const measure = policy.measures.find(({ id }) => id === second);
  return measure === undefined ? ref : spoken(measure.title, speaking);
}

/** Names of what several references mean, in a row. */
export function awardNames(refs: readonly string[], naming: Naming): string {
  return refs.map((ref) => awardName(ref, naming)).join(naming.speaking.say('criteria.joint'));
}

/** Name of a measure by its key where it stands by itself, as in a list. */
export function awardHeadline(key: string, naming: Naming): string {
  const name = awardName(key, naming);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
