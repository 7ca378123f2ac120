import { type FactValue, type Level } from '#shared/criterion.ts';
import { type Company, OpenAsk } from '#shared/requirement.ts';
import { type Sector } from '#shared/sector.ts';
import { given } from '#client/app/given.ts';
import { parametersOf } from '#client/explain/parameters.ts';
import { EditedRequirement } from './edited.ts';

/** A requirement that asks for nothing. */
export const EMPTY: EditedRequirement = { criteria: {} };

/** The requirement that a sector's template prefills; what is known of the company and the day stays. */
export function fromTemplate({ id, template }: Sector, before: EditedRequirement): EditedRequirement {
  const criteria = Object.fromEntries(
    template.map(({ criterion, level, weight, ask }): [string, OpenAsk] => [
      criterion,
      { ...ask, level, ...(weight === undefined ? {} : { weight }) },
    ]),
  );
  return { ...before, sector: id, criteria };
}

/** The requirement with one ask added or replaced. */
export function withAsk(requirement: EditedRequirement, id: string, ask: OpenAsk): EditedRequirement {
  return { ...requirement, criteria: { ...requirement.criteria, [id]: ask } };
}

/** The requirement without one ask. */
export function withoutAsk(requirement: EditedRequirement, id: string): EditedRequirement {
  const others = Object.entries(requirement.criteria).filter(([asked]) => asked !== id);
  return { ...requirement, criteria: Object.fromEntries(others) };
}

/** The ask at another level; a must has no weight. */
export function atLevel({ weight, ...ask }: OpenAsk, level: Level): OpenAsk {
  return level === 'prefer' && weight !== undefined ? { ...ask, level, weight } : { ...ask, level };
}

/** The ask with one parameter set, or left out where the value is undefined. */
export function withParameter(ask: OpenAsk, name: string, value: unknown): OpenAsk {
  return OpenAsk.parse(given({ ...ask, [name]: value }));
}

/** The requirement with one fact of the company set, or left out where the value is undefined. */
export function withCompany<K extends keyof Company>(
  requirement: EditedRequirement,
  key: K,
  value: Company[K] | undefined,
): EditedRequirement {
  const company = given({ ...requirement.company, [key]: value });
  const isKnown = Object.keys(company).length > 0;
  return EditedRequirement.parse(given({ ...requirement, company: isKnown ? company : undefined }));
}

/** The requirement with a question of a policy answered, by `policyId/questionId`, or left open where the answer is undefined. */
export function withAnswer(
  requirement: EditedRequirement,
  key: string,
  answer: boolean | undefined,
): EditedRequirement {
  const answers = Object.entries({ ...requirement.company?.answers, [key]: answer }).flatMap(
    ([asked, said]): [string, boolean][] => (said === undefined ? [] : [[asked, said]]),
  );
  return withCompany(requirement, 'answers', answers.length === 0 ? undefined : Object.fromEntries(answers));
}

/** The requirement with one of its own fields set, or left out where the value is undefined. */
export function withField<
  K extends 'sector' | 'costAssumptions' | 'developmentStage' | 'rankBy' | 'horizonYears' | 'asOf' | 'growth',
>(requirement: EditedRequirement, key: K, value: EditedRequirement[K] | undefined): EditedRequirement {
  return EditedRequirement.parse(given({ ...requirement, [key]: value }));
}

/** A change of an ask that an answer advises. */
export interface AdvisedChange {
  readonly from?: FactValue | undefined;
  readonly to: FactValue;
}

/** The parameters that an advised change is about, each with its new value; empty where the ask has none with the old value, so that nothing is changed by guess. */
export function changedParameters(
  ask: OpenAsk,
  { from, to }: AdvisedChange,
): readonly (readonly [string, FactValue])[] {
  const whole = nameOf(ask, from);
  if (whole !== undefined) return [[whole, to]];
  if (!Array.isArray(from) || !Array.isArray(to) || from.length !== to.length) return [];
  // An ask of several parts: values side by side in one list.
  const parts = to.flatMap((value, at): [string, FactValue][] => {
    const name = nameOf(ask, from[at]);
    return name === undefined ? [] : [[name, value]];
  });
  return parts.length === to.length ? parts : [];
}

/** The ask changed as an answer advises; undefined where that cannot be said of its parameters. */
export function changedAsk(ask: OpenAsk, change: AdvisedChange): OpenAsk | undefined {
  const changed = changedParameters(ask, change);
  return changed.length === 0 ? undefined : { ...ask, ...Object.fromEntries(changed) };
}

/** The requirement with several asks changed as an answer advises; undefined where one of them cannot be. */
export function withChanges(
  requirement: EditedRequirement,
  changes: readonly (AdvisedChange & { readonly criterion: string })[],
): EditedRequirement | undefined {
  let next = requirement;
  for (const change of changes) {
    const ask = next.criteria[change.criterion];
    const changed = ask && changedAsk(ask, change);
    if (changed === undefined) return undefined;
    next = withAsk(next, change.criterion, changed);
  }
  return next;
}

function nameOf(ask: OpenAsk, value: FactValue | undefined): string | undefined {
  const asked = JSON.stringify(value);
  return Object.entries(parametersOf(ask)).find(([, parameter]) => JSON.stringify(parameter) === asked)?.[0];
}
