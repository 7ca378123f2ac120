import { z } from 'zod';
import { type FieldFault } from '#shared/failure.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Company, type OpenRequirement } from '#shared/requirement.ts';

/** What a requirement may refer to. */
export interface Known {
  readonly placeIds: ReadonlySet<PlaceId>;
  readonly policyIds: ReadonlySet<string>;
  /** As `policyId/measureId`. */
  readonly measureKeys: ReadonlySet<string>;
  /** As `policyId/questionId`. */
  readonly questionKeys: ReadonlySet<string>;
}

/** What of some policies a requirement may refer to. */
export function knownOfPolicies(policies: readonly Policy[]): Omit<Known, 'placeIds'> {
  return {
    policyIds: new Set(policies.map(({ id }) => id)),
    measureKeys: new Set(policies.flatMap(({ id, measures }) => measures.map((measure) => `${id}/${measure.id}`))),
    questionKeys: new Set(policies.flatMap(({ id, questions }) => questions.map((question) => `${id}/${question.id}`))),
  };
}

/** The references of a requirement to places, policies, their measures and their questions that are not stored, each by its path. */
export function referenceFaults({ criteria, company = {} }: OpenRequirement, known: Known): FieldFault[] {
  const { data: region } = Places.safeParse(criteria['region']);
  const { registeredPlace } = company;
  const places = (region?.places ?? []).map((id, index) => ({ id, path: `criteria.region.places.${index}` }));
  const registered = registeredPlace === undefined ? [] : [{ id: registeredPlace, path: 'company.registeredPlace' }];
  return [
    ...unknown([...places, ...registered], known.placeIds, 'place'),
    ...unknown(policiesOf(company), known.policyIds, 'policy'),
    ...unknown(measuresOf(company, known), known.measureKeys, 'measure'),
    ...unknown(questionsOf(company), known.questionKeys, 'question'),
  ];
}

/** The part of the criterion `region` that refers to stored places. */
const Places = z.looseObject({ places: z.array(z.string()).optional() });

interface Reference {
  readonly id: string;
  readonly path: string;
}

function policiesOf({ awards = [] }: Company): Reference[] {
  return awards.map(({ policy }, index) => ({ id: policy, path: `company.awards.${index}.policy` }));
}

/** Of an unknown policy it is fault enough that the policy is not known. */
function measuresOf({ awards = [] }: Company, { policyIds }: Known): Reference[] {
  return awards.flatMap(({ policy, measure }, index) =>
    measure === undefined || !policyIds.has(policy)
      ? []
      : [{ id: `${policy}/${measure}`, path: `company.awards.${index}.measure` }],
  );
}

function questionsOf({ answers = {} }: Company): Reference[] {
  return Object.keys(answers).map((key) => ({ id: key, path: `company.answers.${key}` }));
}

function unknown(references: readonly Reference[], known: ReadonlySet<string>, noun: string): FieldFault[] {
  return references.flatMap(({ id, path }) => (known.has(id) ? [] : [{ path, message: `There is no ${noun} ${id}` }]));
}
