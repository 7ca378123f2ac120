import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type BilingualText } from '#shared/text.ts';
import { type Confidence } from '#shared/policy/terms.ts';

/** What is in of one policy, and what is missing. */
export interface CoveredPolicy {
  readonly id: string;
  readonly title: BilingualText;
  /** Its clauses, awards and others. */
  readonly clauses: number;
  readonly awards: number;
  /** Clauses by how sure they are. */
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  readonly validity: 'known' | 'in-part' | 'not-found';
  /** The earliest and the latest day on which a clause was read; absent where that was not recorded for any. */
  readonly readOn?: { readonly first: string; readonly last: string };
  /** Clauses of which it was not recorded when they were read. */
  readonly readOnNotRecorded: number;
  /** What was looked for in vain: of the policy, then of its clauses by their ids. */
  readonly notFound: readonly { readonly clause?: string; readonly text: BilingualText }[];
}

/** What is in for one place, its own policies only; none are those of places above it. */
export interface CoveredPlace {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly level: Place['level'];
  /** In order of their ids; empty where no policy of the place is in. */
  readonly policies: readonly CoveredPolicy[];
}

/** What policies are in for each place: the nation, then each city followed by its districts, in the order of the tree's rows. */
export function coverageOf(places: readonly Place[], policies: readonly Policy[]): CoveredPlace[] {
  return downwards(places).map(({ id, zh, en, level }) => ({
    id,
    zh,
    en,
    level,
    policies: policies.filter((policy) => policy.places.includes(id)).map(coveredPolicy),
  }));
}

/** A place that hangs below nothing that is there stands by itself at the end. */
function downwards(places: readonly Place[]): Place[] {
  const below = (parent: string | undefined): Place[] =>
    places.filter((place) => place.parent === parent).flatMap((place) => [place, ...below(place.id)]);
  const reached = below(undefined);
  return [...reached, ...places.filter((place) => !reached.includes(place))];
}

function coveredPolicy(policy: Policy): CoveredPolicy {
  const { id, title, measures } = policy;
  const days = measures.flatMap(({ readOn }) => readOn ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    id,
    title,
    clauses: measures.length,
    awards: measures.filter(({ kind }) => kind === 'award').length,
    byConfidence: countsOf(policy),
    validity: validityOf(policy),
    ...(first === undefined || last === undefined ? {} : { readOn: { first, last } }),
    readOnNotRecorded: measures.length - days.length,
    notFound: [
      ...policy.notFound.map((text) => ({ text })),
      ...measures.flatMap((measure) => (measure.notFound ?? []).map((text) => ({ clause: measure.id, text }))),
    ],
  };
}

function countsOf({ measures }: Policy): Record<Confidence, number> {
  const count = (confidence: Confidence): number => measures.filter((one) => one.confidence === confidence).length;
  return { A: count('A'), B: count('B'), C: count('C') };
}

function validityOf({ validFrom, validTo }: Policy): CoveredPolicy['validity'] {
  if (validFrom !== undefined && validTo !== undefined) return 'known';
  return validFrom === undefined && validTo === undefined ? 'not-found' : 'in-part';
}
