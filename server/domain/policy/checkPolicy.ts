import { Failure, type FieldFault } from '#shared/failure.ts';
import { faultsOf } from '#shared/faults.ts';
import { Policy } from '#shared/policy/policy.ts';
import { soundJson } from '#shared/soundJson.ts';
import { awardRefFaults } from './check/awardGraph.ts';
import { measureFaults } from './check/measureFaults.ts';
import { nameFaults } from './check/nameFaults.ts';
import { ruleFaults } from './check/ruleFaults.ts';
import { type PolicySurroundings, each } from './check/surroundings.ts';

export { type PolicySurroundings } from './check/surroundings.ts';

/** What a document comes to: a policy, or everything that is wrong with it, each fault by its path in the document. */
export type CheckedDocument =
  | { readonly policy: Policy; readonly faults: readonly [] }
  | { readonly policy?: undefined; readonly faults: readonly FieldFault[] };

/**
 * Reads a document as a policy beside others. What is not of the format is refused with all faults of form; what is, with
 * all faults of meaning: names of nothing, comparisons and sums that do not suit their facts, rules that contradict one
 * another, awards that depend on themselves.
 */
export function checkPolicy(document: unknown, around: PolicySurroundings): CheckedDocument {
  const form = readForm(document);
  return form.policy === undefined ? form : readMeaning(form.policy, around);
}

/**
 * Reads documents that belong together, each beside the others and beside what is around, of which they replace what has
 * their ids. In the order given. An award of a document that is not of the format is not there for the others.
 */
export function checkPolicies(documents: readonly unknown[], around: PolicySurroundings): CheckedDocument[] {
  const forms = documents.map(readForm);
  const news = forms.flatMap(({ policy }) => policy ?? []);
  const policies = [...around.policies.filter(({ id }) => !news.some((one) => one.id === id)), ...news];
  return forms.map((form, index) => {
    if (form.policy === undefined) return form;
    const { id } = form.policy;
    const isSecond = forms.slice(0, index).some((before) => before.policy?.id === id);
    const meaning = readMeaning(form.policy, { ...around, policies });
    return isSecond ? { faults: [secondOf(id), ...meaning.faults] } : meaning;
  });
}

function secondOf(id: string): FieldFault {
  return { path: 'id', message: `Another document is the policy ${id} already` };
}

function readForm(document: unknown): CheckedDocument {
  const unsound = unsoundness(document);
  if (unsound !== undefined) return { faults: unsound };
  const { success, data, error } = Policy.safeParse(document);
  return success ? { policy: data, faults: [] } : { faults: faultsOf(error) };
}

function readMeaning(policy: Policy, around: PolicySurroundings): CheckedDocument {
  const others = around.policies.filter(({ id }) => id !== policy.id);
  const faults = [
    ...nameFaults(policy, around),
    ...each(policy.measures, 'measures').flatMap(measureFaults),
    ...ruleFaults(policy),
    ...awardRefFaults(policy, others),
  ];
  return faults.length === 0 ? { policy, faults: [] } : { faults };
}

function unsoundness(document: unknown): readonly FieldFault[] | undefined {
  try {
    soundJson(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.details.errors ?? [];
  }
}
