import { type CoveredPlace, type CoveredPolicy } from '../domain/policy/coverage.ts';
import { textTable } from './textTable.ts';

const COLUMNS = [
  { title: 'place', align: 'left' },
  { title: 'policy', align: 'left' },
  { title: 'clauses', align: 'right' },
  { title: 'awards', align: 'right' },
  { title: 'A', align: 'right' },
  { title: 'B', align: 'right' },
  { title: 'C', align: 'right' },
  { title: 'validity', align: 'left' },
  { title: 'verified', align: 'left' },
] as const;

/** The table of what is in, place by place, then what was not found, then the places of which no policy is in. */
export function coverageLines(coverage: readonly CoveredPlace[]): string[] {
  const covered = coverage.filter(({ policies }) => policies.length > 0);
  const bare = coverage.filter(({ policies }) => policies.length === 0);
  const all = covered.flatMap(({ policies }) => policies);
  return [
    ...textTable(
      COLUMNS,
      covered.flatMap((place) =>
        place.policies.map((policy, index) => rowOf(policy, index === 0 ? nameOf(place) : '')),
      ),
    ),
    '',
    `${all.length} policies with ${all.reduce((sum, { clauses }) => sum + clauses, 0)} clauses in ${covered.length} of ${coverage.length} places.`,
    'Confidence: A read on a government site, B its text or a news report of it, C one weak page.',
    '',
    'Not found:',
    ...covered.flatMap(notFoundLines),
    '',
    `Places without a policy of their own: ${bare.length === 0 ? 'none' : bare.map(nameOf).join(', ')}.`,
  ];
}

function nameOf({ zh, en }: CoveredPlace): string {
  return `${zh} ${en}`;
}

const VALIDITY: Readonly<Record<CoveredPolicy['validity'], string>> = {
  known: 'known',
  'in-part': 'one end only',
  'not-found': 'not found',
};

function rowOf(policy: CoveredPolicy, place: string): string[] {
  const { id, clauses, awards, byConfidence, validity } = policy;
  const counts = [clauses, awards, byConfidence.A, byConfidence.B, byConfidence.C].map(String);
  return [place, id, ...counts, VALIDITY[validity], verifiedText(policy)];
}

function verifiedText({ readOn, readOnNotRecorded }: CoveredPolicy): string {
  if (readOn === undefined) return 'not recorded';
  const days = readOn.first === readOn.last ? readOn.first : `${readOn.first} to ${readOn.last}`;
  return readOnNotRecorded === 0 ? days : `${days}, of ${readOnNotRecorded} clauses not recorded`;
}

function notFoundLines(place: CoveredPlace): string[] {
  return place.policies
    .filter(({ notFound }) => notFound.length > 0)
    .map(({ id, notFound }) => {
      const texts = notFound.map(({ clause, text }) => (clause === undefined ? text.en : `${clause}: ${text.en}`));
      return `  ${nameOf(place)}, ${id}: ${texts.join('; ')}`;
    });
}
