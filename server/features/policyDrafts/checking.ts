import { type FieldFault } from '#shared/failure.ts';
import { type Place, type PlaceId } from '#shared/place.ts';
import { type CaseRun, type DraftCase, type DraftDocument } from '#shared/policy/draft.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Source } from '#shared/source.ts';
import { type CheckedDocument, type PolicySurroundings } from '#server/domain/policy/checkPolicy.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { runCases } from '#server/domain/policy/drafts/runCases.ts';
import { type Claimant } from '#server/domain/policy/facts.ts';

/** How documents are checked and measures judged: the domain's own, and the loader's. */
export interface PolicyRules {
  /** Every fault of a document beside the policies around it, as the loader of files finds them. */
  readonly check: (document: unknown, around: PolicySurroundings) => CheckedDocument;
  /** Every measure of the given policies, with what the awards come to. */
  readonly judge: (
    policies: readonly Policy[],
    claimant: Claimant,
    placesFrom: (place: PlaceId) => readonly PlaceId[],
  ) => readonly JudgedMeasure[];
}

/** What is wrong with a document, and what it says in cases; of the data as they are now. */
export interface Checking {
  readonly check: (document: DraftDocument) => Promise<CheckedDocument>;
  /** No case is run while the document has faults, or a case names a place that is not there. */
  readonly run: (document: DraftDocument, cases: readonly DraftCase[]) => Promise<CasesRun>;
  /** What would be wrong with the other policies, were there none of this id. */
  readonly checkWithout: (policyId: string) => Promise<readonly FieldFault[]>;
}

/** What became of cases. */
export interface CasesRun {
  readonly faults: FieldFault[];
  readonly runs: CaseRun[];
}

/** What checking stands on. */
export interface CheckingNeeds {
  readonly policies: { readonly all: () => Promise<Policy[]> };
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly sources: { readonly all: () => Promise<Source[]> };
  readonly rules: PolicyRules;
}

/** Makes what checks documents. */
export function createChecking({ policies, places, sources, rules }: CheckingNeeds): Checking {
  async function around(policyId: unknown): Promise<PolicySurroundings> {
    // One after the other: within a transaction nothing else may be done.
    const inForce = await policies.all();
    return {
      policies: inForce.filter(({ id }) => id !== policyId),
      places: await places.all(),
      sources: await sources.all(),
    };
  }

  return {
    async check(document) {
      return rules.check(document, await around(document['id']));
    },
    async run(document, cases) {
      const beside = await around(document['id']);
      const { policy, faults } = rules.check(document, beside);
      const all = [...faults, ...placeFaults(cases, beside.places)];
      if (policy === undefined || all.length > 0) return { faults: all, runs: [] };
      const placesFrom = upwards(beside.places);
      const judge = (claimant: Claimant): readonly JudgedMeasure[] =>
        rules.judge([...beside.policies, policy], claimant, placesFrom);
      return { faults: [], runs: runCases(cases, { policy, placesFrom, judge }) };
    },
    async checkWithout(policyId) {
      const beside = await around(policyId);
      return beside.policies.flatMap((policy) => {
        const others = beside.policies.filter(({ id }) => id !== policy.id);
        return rules
          .check(policy, { ...beside, policies: others })
          .faults.map(({ path, message }) => ({ path: `${policy.id}: ${path}`, message }));
      });
    },
  };
}

function upwards(places: readonly Place[]): (place: PlaceId) => readonly PlaceId[] {
  const above = placesAndAbove(places);
  return (place) => above([place]);
}

function placeFaults(cases: readonly DraftCase[], places: readonly Place[]): FieldFault[] {
  const ids = new Set(places.map(({ id }) => id));
  return cases.flatMap(({ placeId, facts: { registeredPlace } }, index) => [
    ...unknownPlace(ids, `cases.${index}.placeId`, placeId),
    ...unknownPlace(ids, `cases.${index}.facts.registeredPlace`, registeredPlace),
  ]);
}

function unknownPlace(ids: ReadonlySet<string>, path: string, id: string | undefined): FieldFault[] {
  return id === undefined || ids.has(id) ? [] : [{ path, message: `There is no place ${id}` }];
}
