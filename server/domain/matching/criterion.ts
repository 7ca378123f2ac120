import { z } from 'zod';
import {
  type CriterionDescription,
  type CriterionGroup,
  type CriterionId,
  type FactValue,
  type Facts,
  LEVEL_FIELDS,
  type Level,
  type Range,
  type Verdict,
  WEIGHT_DEFAULT,
} from '#shared/criterion.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { offerKeyOf, oncePerOffer } from './offerKey.ts';
import { withoutRoundingError } from './roundingError.ts';
import { FULL, NIL, UNKNOWN } from './satisfaction.ts';

/** Facts before those that are not known are left out. */
type Compared = Readonly<Record<string, FactValue | undefined>>;

/** How the ask would have to change for an offer to meet it. */
export interface AskChange {
  /** Absent where nothing comparable was asked. */
  readonly from?: FactValue;
  /** Of an ask with a lower and an upper bound, `to` below `from` lowers the lower one, above it raises the upper one. */
  readonly to: FactValue;
  /** Size on the criterion's scale, to eight decimals: |from − to| ÷ span, or `STEP_CHANGE` per step of an ordered scale. */
  readonly change: number;
}

/** Size of one step on an ordered or unordered scale, so that ten steps weigh as much as the whole span of a number. Ours. */
export const STEP_CHANGE = 0.1;

/** What the author of a criterion writes: one definition from which verdict, score, explanation, form and column are made. */
export interface CriterionDefinition<Asks extends z.ZodObject, Offer extends Compared, F extends Compared> {
  readonly id: CriterionId;
  readonly group: CriterionGroup;
  /** Both, unless said otherwise. */
  readonly levels?: readonly Level[];
  readonly negotiable: boolean;
  readonly scale: { readonly unit: string; readonly span: number };
  /** The criterion's own parameters; cross-field faults are named by their path. */
  readonly asks: Asks;
  /** Facts of a space that the offer is made of, for import templates; empty where it reads the place or the park. */
  readonly reads: readonly (keyof SpaceFacts)[];
  /** All that the check reads of a candidate: equal offers are judged alike, and the index keeps each distinct offer once. */
  readonly offer: (candidate: Candidate) => Offer;
  /** What was asked beside what is offered: the finding carries exactly these facts. */
  readonly facts: (asked: z.output<Asks>, offered: Offer, circumstances: Circumstances) => F;
  /** Reads only the facts. */
  readonly verdict: (facts: F) => Verdict;
  /** Reads only the facts; where absent, 1 for met, 0 for unmet and 0 to 1 for unknown. */
  readonly satisfaction?: (facts: F) => Range;
  /** For an unmet finding of a negotiable criterion: the smallest change of the ask that this offer would meet; absent where no change would. */
  readonly change?: (facts: F) => AskChange | undefined;
  /** Whether a compared fact was derived by the product. */
  readonly derived?: (facts: F) => boolean;
  /** As a must it is not judged on a growth path, where the steps of growth stand in its place. False where absent. */
  readonly isGrowing?: boolean;
  /** How spaces that are taken as one offer this together; where absent, each of them must offer it by itself. */
  readonly total?: Total<F>;
}

/** A sum that spaces taken as one must reach. */
export interface Need {
  readonly least: number;
  /** What the space adds: infinite where that is not known, so that it rules nothing out; minus infinity where nothing with the space would do. */
  readonly amount: number;
}

/** How large a space of known size is, and how large the spaces taken as one should be. */
export interface Size {
  /** What is asked. */
  readonly least: number;
  readonly whole: number;
  /** As little of it as can be taken; absent where that is not known, and then of all the spaces the wholes count. */
  readonly part: number | undefined;
}

/** A criterion that is judged on the sum of what several spaces offer. */
export interface Total<F extends Compared> {
  /** The facts of the spaces taken as one, as far as this criterion reads them. The order of the spaces has no meaning. */
  readonly facts: (spaces: readonly SpaceFacts[]) => SpaceFacts;
  /** Sums without which spaces taken as one do not meet it and are not unknown either; for every space the same ones in the same order. */
  readonly needs: (facts: F) => readonly Need[];
  /** Whether no set with this space can be known to meet it. */
  readonly clouds: (facts: F) => boolean;
  /** Of the one criterion by whose excess bundles are ordered. */
  readonly size?: (facts: F) => Size;
}

/** What a check comes to, without the facts that made it. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly satisfaction: Range;
}

/** What a check found, before weight and score. */
export interface Check extends Outcome {
  /** Known facts only. */
  readonly facts: Facts;
  readonly derived: boolean;
}

/** The measures of a total, as asked by one requirement, see `Total`. */
export interface AskedTotal {
  readonly needs: (candidate: Candidate) => readonly Need[];
  readonly clouds: (candidate: Candidate) => boolean;
  readonly size?: (candidate: Candidate) => Size;
  /** Whether satisfaction has values between that of a met and that of an unmet finding. */
  readonly isGradual: boolean;
}

/** One criterion as asked by one requirement. */
export interface AskedCriterion {
  readonly criterion: Criterion;
  readonly level: Level;
  /** 0 for a must. */
  readonly weight: number;
  readonly check: (candidate: Candidate) => Check;
  /** The same as `check` comes to: for the index, which judges many and explains few. */
  readonly outcome: (candidate: Candidate) => Outcome;
  /** How the ask would have to change for a candidate that does not meet it; undefined where it meets it, is not known, or no change would do. */
  readonly change: (candidate: Candidate) => AskChange | undefined;
  /** How candidates taken as one stand to what is asked, see `Total`; absent where the criterion has no total. */
  readonly total?: AskedTotal;
}

/** A criterion of the catalogue. */
export interface Criterion {
  readonly id: CriterionId;
  readonly negotiable: boolean;
  /** As a must it is not judged on a growth path. */
  readonly isGrowing: boolean;
  /** Its part of a requirement: own parameters with level and weight. */
  readonly ask: z.ZodType;
  readonly describe: () => CriterionDescription;
  /** Equal keys are judged alike under every requirement. */
  readonly offerKey: (candidate: Candidate) => string;
  /** Several candidates of one park as one, as far as this criterion reads them; absent where each must satisfy it by itself. */
  readonly together?: (candidates: readonly [Candidate, ...Candidate[]]) => Candidate;
  /** This criterion as the requirement asks for it; null where it does not. */
  readonly asked: (circumstances: Circumstances) => AskedCriterion | null;
}

/** Makes a criterion of its definition. */
export function defineCriterion<Asks extends z.ZodObject, Offer extends Compared, F extends Compared>(
  definition: CriterionDefinition<Asks, Offer, F>,
): Criterion {
  const { id, group, negotiable, scale, asks, reads, offer, total } = definition;
  const levels = definition.levels ?? LEVEL_FIELDS.level.options;
  const ask = asks.safeExtend({ ...LEVEL_FIELDS, level: z.enum(levels) });
  const criterion: Criterion = {
    id,
    negotiable,
    isGrowing: definition.isGrowing ?? false,
    ask,
    describe: () => ({
      id,
      group,
      levels: [...levels],
      negotiable,
      scale,
      reads: [...reads],
      asks: z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }),
    }),
    offerKey: (candidate) => offerKeyOf(offer(candidate)),
    ...(total === undefined ? {} : { together: (candidates) => asOne(candidates, total.facts) }),
    asked(circumstances) {
      const part = circumstances.requirement.criteria[id];
      if (part === undefined) return null;
      const { level, weight = WEIGHT_DEFAULT, ...parameters } = part;
      const asked = asks.parse(parameters);
      const reckon = (offered: Offer): F => definition.facts(asked, offered, circumstances);
      // What reads nothing of a space itself offers the same in all spaces of a park that have no position of their own.
      const ofPark = reads.length === 0 ? oncePerOffer(reckon) : reckon;
      const factsOf = (candidate: Candidate): F =>
        (candidate.space.location === undefined ? ofPark : reckon)(offer(candidate));
      return {
        criterion,
        level,
        weight: level === 'must' ? 0 : weight,
        check: (candidate) => checkOf(definition, factsOf(candidate), level),
        outcome: (candidate) => outcomeOf(definition, factsOf(candidate), level),
        change(candidate) {
          const facts = factsOf(candidate);
          const change = definition.verdict(facts) === 'unmet' ? definition.change?.(facts) : undefined;
          return change && { ...change, change: withoutRoundingError(change.change) };
        },
        ...(total === undefined ? {} : { total: askedTotal(definition, total, factsOf) }),
      };
    },
  };
  return criterion;
}

type Judging<F extends Compared> = Pick<
  CriterionDefinition<z.ZodObject, Compared, F>,
  'verdict' | 'satisfaction' | 'derived'
>;

function checkOf<F extends Compared>(judging: Judging<F>, facts: F, level: Level): Check {
  const { verdict, satisfaction } = outcomeOf(judging, facts, level);
  return { verdict, satisfaction, facts: known(facts), derived: judging.derived?.(facts) ?? false };
}

function outcomeOf<F extends Compared>(
  { verdict: verdictOf, satisfaction }: Judging<F>,
  facts: F,
  level: Level,
): Outcome {
  const verdict = verdictOf(facts);
  return {
    verdict,
    satisfaction:
      level === 'must' || satisfaction === undefined ? SATISFACTION_BY_VERDICT[verdict] : satisfaction(facts),
  };
}

const SATISFACTION_BY_VERDICT = { met: FULL, unmet: NIL, unknown: UNKNOWN } as const;

function askedTotal<F extends Compared>(
  { satisfaction }: Judging<F>,
  { needs, clouds, size }: Total<F>,
  factsOf: (candidate: Candidate) => F,
): AskedTotal {
  return {
    needs: (candidate) => needs(factsOf(candidate)),
    clouds: (candidate) => clouds(factsOf(candidate)),
    ...(size === undefined ? {} : { size: (candidate) => size(factsOf(candidate)) }),
    isGradual: satisfaction !== undefined,
  };
}

function asOne(
  candidates: readonly [Candidate, ...Candidate[]],
  factsOf: (spaces: readonly SpaceFacts[]) => SpaceFacts,
): Candidate {
  const [first] = candidates;
  return { ...first, space: { ...first.space, facts: factsOf(candidates.map(({ space }) => space.facts)) } };
}

function known(facts: Compared): Facts {
  const kept: Facts = {};
  for (const name in facts) {
    const value = facts[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
