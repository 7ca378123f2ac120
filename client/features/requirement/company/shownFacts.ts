import { type Company } from '#shared/requirement.ts';
import { type CompanyFact, FACT_GROUPS, isCompanyFact } from './factFields.ts';

/** Facts that the form shows together. */
export interface FactGroup {
  readonly name: string;
  readonly facts: readonly CompanyFact[];
}

interface Wish {
  readonly wanted: (fact: CompanyFact) => boolean;
  readonly nameOf: (fact: CompanyFact) => string;
  /** Part of a name; a text that is given looks among all facts. */
  readonly text: string;
}

/** The facts to show, by group and in their order: those wanted, or those whose name holds the text. Groups of none are left out. */
export function groupsShown({ wanted, nameOf, text }: Wish): FactGroup[] {
  const looked = text.trim().toLowerCase();
  const isShown = (fact: CompanyFact): boolean =>
    looked === '' ? wanted(fact) : nameOf(fact).toLowerCase().includes(looked);
  return Object.entries(FACT_GROUPS)
    .map(([name, facts]) => ({ name, facts: facts.filter(isShown) }))
    .filter(({ facts }) => facts.length > 0);
}

/** The facts that the company has said. */
export function said(company: Company | undefined): ReadonlySet<CompanyFact> {
  return new Set(Object.keys(company ?? {}).filter(isCompanyFact));
}

/** How many things are known of a company: facts, awards and answers, each once. */
export function countSaid(company: Company | undefined): number {
  const { answers = {}, ...rest } = company ?? {};
  return Object.keys(rest).length + Object.keys(answers).length;
}
