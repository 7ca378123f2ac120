import { z } from 'zod';
import {
  type CriterionDescription,
  type CriterionGroup,
  type CriterionId,
  type FactValue,
  LEVEL_FIELDS,
  type Level,
  type Range,
  type Verdict,
} from '#shared/criterion.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type AskedPart, askedPartOf } from './askedPart.ts';
import { type Candidate, type Circumstances, type Offering } from './candidate.ts';
import { type Betterment, type OfferBox, type Offered } from './offerBox.ts';
import { type AskedOverRings, type OverRings, overRings } from './overRings.ts';
import { withoutRoundingError } from './roundingError.ts';
import { oncePerSite } from './oncePerSite.ts';
import { ownOffer } from './ownOffer.ts';
import { type Check, checkOf, type Compared, type Judging, type Outcome, outcomeOf } from './outcome.ts';

/** How the ask would have to change for an offer to meet it. */
export interface AskChange {
  /** Absent where nothing comparable was asked. */
  readonly from?: FactValue;
  /** Of an ask with a lower and an upper bound, `to` below `from` lowers the lower one, above it raises the upper one. */
  readonly to: FactValue;
  /** Size on the criterion's scale, to eight decimals: |from − to| ÷ span, or `STEP_CHANGE` per step of an ordered scale. */
  readonly change: number;
}

/** What the author of a criterion writes: one definition from which verdict, score, explanation, form and column are made. */
export interface CriterionDefinition<
  Asks extends z.ZodObject,
  Offer extends Compared,
  F extends Compared,
> extends OverRings<z.output<Asks>> {
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
  /** Whether offers that are made of facts are also made of the places of the space. False where absent. */
  readonly readsPlaces?: boolean;
  /**
   * For the index: an offer in place of another that is judged like it whatever is asked, and would need the same change,
   * so that as few as can be are distinct. The offer itself where absent.
   */
  readonly judgedAs?: (offer: Offer) => Offer;
  /** For the index, of facts of which only little counts: see `Criterion.alike`. */
  readonly alike?: readonly AlikeFacts[];
  /** For the index, of offers of which nearly every space makes another: see `Criterion.madeOf`. */
  readonly madeOf?: MadeOf<keyof Offer & string>;
  /** All that the check reads of a candidate, made of the facts that `reads` names, or of where the space is, or of both: equal offers are judged alike. */
  readonly offer: (candidate: Offering) => Offer;
  /** What was asked beside what is offered: the finding carries exactly these facts. */
  readonly facts: (asked: z.output<Asks>, offered: Offer, circumstances: Circumstances) => F;
  /** Reads only the facts. */
  readonly verdict: (facts: F) => Verdict;
  /**
   * For the index, of facts that take long to reckon: such as verdict and satisfaction make the same of, found quicker;
   * undefined where nothing quicker tells.
   */
  readonly glance?: (asked: z.output<Asks>, offered: Offer, circumstances: Circumstances) => F | undefined;
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
  /** For the index: of which parts of an offer more or less is better. What is not named here must be equal for offers to be bounded together. */
  readonly better?: Readonly<Partial<Record<keyof Offer & string, 'more' | 'less'>>>;
  /** For the index, of an offer of which neither more nor less of some part is better: see `Corners`. */
  readonly corners?: (box: { readonly best: Offer; readonly worst: Offer }) => Corners<Offer>;
  /** For the index, of an offer that is a ring: see `Criterion.coverSlack`. */
  readonly coverSlack?: number;
  /** For standing requirements: of which parts of an ask more or less is harder, see `Hardness`. */
  readonly harder?: Hardness<z.output<Asks>>;
  /** For standing requirements: the same of parts by which only the satisfaction goes, never the verdict. */
  readonly harderWish?: Hardness<z.output<Asks>>;
  /** For standing requirements: all that it reads of a requirement besides its own ask. Nothing where absent. */
  readonly ofRequirement?: (requirement: Circumstances['requirement']) => unknown;
}

/**
 * Of which parts of an ask, numbers or days, more or less is harder: all else equal, any offer is then judged no better by
 * verdict and by both ends of its satisfaction. Where several parts are named, each must be met by itself: an ask is met,
 * unmet or unknown as the worst of asks of which each takes one of its parts, and the others from asks that are no harder.
 */
export type Hardness<Ask> = Readonly<Partial<Record<keyof Ask & string, 'more' | 'less'>>>;

/**
 * Of which facts each part of an offer is made, so that it can be put together of parts that few facts decide. Parts of
 * which more or less is better are numbers; a part of no facts is made of the places of the space. Parts that are not named,
 * the offer of a space does not have.
 */
export interface MadeOf<Part extends string = string> {
  readonly facts: Readonly<Partial<Record<Part, readonly (keyof SpaceFacts)[]>>>;
  /** With this value of a fact all parts are as if nothing else were known of the space. */
  readonly alone: { readonly fact: keyof SpaceFacts; readonly value: FactValue };
}

/** Some facts that an offer is made of, and all that it is judged by of them together: where that is equal, so is the judged offer, whatever else is known. */
export interface AlikeFacts {
  readonly facts: readonly (keyof SpaceFacts)[];
  readonly by: (facts: SpaceFacts) => FactValue | undefined;
}

/** Offers that bound all offers of a box: some of `best` is judged no worse than each of them, some of `worst` no better. */
export interface Corners<Offer> {
  readonly best: readonly Offer[];
  readonly worst: readonly Offer[];
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

/** The measures of a total, as asked by one requirement, see `Total`. */
export interface AskedTotal {
  readonly needs: (candidate: Candidate) => readonly Need[];
  readonly clouds: (candidate: Candidate) => boolean;
  readonly size?: (candidate: Candidate) => Size;
  /** Whether satisfaction has values between that of a met and that of an unmet finding. */
  readonly isGradual: boolean;
}

/** One criterion as asked by one requirement. */
export interface AskedCriterion extends AskedOverRings {
  readonly criterion: Criterion;
  readonly level: Level;
  /** 0 for a must. */
  readonly weight: number;
  readonly check: (candidate: Candidate) => Check;
  /** The same as `check` comes to: for the index, which judges many and explains few. */
  readonly outcome: (candidate: Candidate) => Outcome;
  /** What an offer comes to: of a candidate, or made up between those of several. */
  readonly outcomeOf: (offer: Offered) => Outcome;
  /** How the ask would have to change for a candidate that does not meet it; undefined where it meets it, is not known, or no change would do. */
  readonly change: (candidate: Candidate) => AskChange | undefined;
  /** The same for an offer. */
  readonly changeOf: (offer: Offered) => AskChange | undefined;
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
  /** Facts of a space that its offers are made of; where there are none, they are made of where the space is. */
  readonly reads: readonly (keyof SpaceFacts)[];
  /** Whether they are made of the places of the space besides. */
  readonly readsPlaces: boolean;
  /** All that is read of a candidate: equal offers are judged alike under every requirement. */
  readonly offer: (candidate: Offering) => Offered;
  /** For the index: an offer that is judged like it, and would need the same change, whatever is asked; of as few distinct ones as can be. */
  readonly judgedOffer: (candidate: Offering) => Offered;
  /** Of facts of which it does not matter what exactly they are, what does; none of them is in two such groups. */
  readonly alike?: readonly AlikeFacts[];
  /** Of offers that are quicker put together of their parts than made whole, of what each part is made. */
  readonly madeOf?: MadeOf;
  /** Of which parts of its offers more or less is better. */
  readonly betterment: Betterment;
  /** Offers that bound those of a box. */
  readonly corners: (box: OfferBox) => Corners<Offered>;
  /**
   * Of a criterion that is judged on the ring of a candidate, by how much the radius of a ring that covers those of
   * several must be multiplied, so that it is judged unmet only where each of them is, and its best satisfaction is no
   * less than theirs. Absent of any other.
   */
  readonly coverSlack?: number;
  /** Of which parts of its asks more or less is harder, whatever is offered. */
  readonly harder: Hardness<Readonly<Record<string, unknown>>>;
  /** The same of parts that have no say in the verdict. */
  readonly harderWish: Hardness<Readonly<Record<string, unknown>>>;
  /** All that it reads of a requirement besides its own ask: where that is equal, equal asks are judged alike. */
  readonly ofRequirement: (requirement: Circumstances['requirement']) => unknown;
  /** Several candidates of one park as one, as far as this criterion reads them; absent where each must satisfy it by itself. */
  readonly together?: (candidates: readonly [Candidate, ...Candidate[]]) => Candidate;
  /** This criterion as the requirement asks for it, which must have passed `ask`; null where it does not ask. */
  readonly asked: (circumstances: Circumstances) => AskedCriterion | null;
  /** What one offer comes to as the requirement asks for it, as `asked` would say: for the index, which holds one offer against many requirements. */
  readonly outcomeOf: (circumstances: Circumstances, offer: Offered) => Outcome | null;
}

/** Makes a criterion of its definition. */
export function defineCriterion<Asks extends z.ZodObject, Offer extends Compared, F extends Compared>(
  definition: CriterionDefinition<Asks, Offer, F>,
): Criterion {
  const { id, negotiable, asks, reads, readsPlaces = false, offer, total, judgedAs = same } = definition;
  const levels = definition.levels ?? LEVEL_FIELDS.level.options;
  const ask = asks.safeExtend({ ...LEVEL_FIELDS, level: z.enum(levels) });
  const criterion: Criterion = {
    id,
    negotiable,
    isGrowing: definition.isGrowing ?? false,
    ask,
    describe: () => describedBy(definition, levels),
    reads,
    readsPlaces,
    offer,
    judgedOffer: (candidate) => judgedAs(offer(candidate)),
    betterment: definition.better ?? {},
    corners: cornersOf(definition),
    ...indexPart(definition),
    ...standingPart(definition),
    ...(total && { together: (candidates) => asOne(candidates, total.facts) }),
    ...askingPart(definition, () => criterion),
  };
  return criterion;
}

/** What a criterion comes to as it is asked for. */
function askingPart<Asks extends z.ZodObject, Offer extends Compared, F extends Compared>(
  definition: CriterionDefinition<Asks, Offer, F>,
  criterion: () => Criterion,
): Pick<Criterion, 'asked' | 'outcomeOf'> {
  const { id, asks, reads, offer, facts, glance, total } = definition;
  const own = ownOffer<Offer, Offer>((offered) => offered);
  const outcomeFor = ({ asked, level }: AskedPart<z.output<Asks>>, amid: Circumstances, offered: Offer): Outcome =>
    outcomeOf(definition, glance?.(asked, offered, amid) ?? facts(asked, offered, amid), level);
  return {
    asked(circumstances) {
      const part = askedPartOf(circumstances.requirement.criteria[id], asks);
      if (part === null) return null;
      const { level, weight, asked } = part;
      const reckonOf = (candidate: Candidate): F => facts(asked, offer(candidate), circumstances);
      const factsOf = reads.length === 0 ? oncePerSite(reckonOf) : reckonOf;
      return {
        criterion: criterion(),
        level,
        weight: level === 'must' ? 0 : weight,
        check: (candidate) => checkOf(definition, factsOf(candidate), level),
        outcome: (candidate) => outcomeOf(definition, factsOf(candidate), level),
        outcomeOf: (offered) => outcomeFor(part, circumstances, own(offered)),
        ...overRings(definition, { asked, level, circumstances }),
        change: (candidate) => changeOf(definition, factsOf(candidate)),
        changeOf: (offered) => changeOf(definition, facts(asked, own(offered), circumstances)),
        ...(total === undefined ? {} : { total: askedTotal(definition, total, factsOf) }),
      };
    },
    outcomeOf(circumstances, offered) {
      const part = askedPartOf(circumstances.requirement.criteria[id], asks);
      return part && outcomeFor(part, circumstances, own(offered));
    },
  };
}

function same<T>(one: T): T {
  return one;
}

/** What there is for the index of some criteria alone. */
function indexPart({ coverSlack, alike, madeOf }: IndexPart): IndexPart {
  return { ...(coverSlack !== undefined && { coverSlack }), ...(alike && { alike }), ...(madeOf && { madeOf }) };
}

type IndexPart = Pick<Criterion, 'coverSlack' | 'alike' | 'madeOf'>;

/** What tells the asks of standing requirements apart. */
function standingPart({
  harder = {},
  harderWish = {},
  ofRequirement = () => undefined,
}: Pick<CriterionDefinition<z.ZodObject, Compared, Compared>, 'harder' | 'harderWish' | 'ofRequirement'>): Pick<
  Criterion,
  'harder' | 'harderWish' | 'ofRequirement'
> {
  return { harder, harderWish, ofRequirement };
}

function describedBy<Asks extends z.ZodObject, Offer extends Compared, F extends Compared>(
  { id, group, negotiable, scale, reads, asks }: CriterionDefinition<Asks, Offer, F>,
  levels: readonly Level[],
): CriterionDescription {
  return {
    id,
    group,
    levels: [...levels],
    negotiable,
    scale,
    reads: [...reads],
    asks: z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }),
  };
}

function cornersOf<Asks extends z.ZodObject, Offer extends Compared, F extends Compared>({
  corners,
}: CriterionDefinition<Asks, Offer, F>): Criterion['corners'] {
  if (corners === undefined) return ({ best, worst }) => ({ best: [best], worst: [worst] });
  const read = ownOffer<Offer, Offer>((offer) => offer);
  return ({ best, worst }) => corners({ best: read(best), worst: read(worst) });
}

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

function changeOf<F extends Compared>(
  { verdict, change: changeFor }: Pick<CriterionDefinition<z.ZodObject, Compared, F>, 'verdict' | 'change'>,
  facts: F,
): AskChange | undefined {
  const change = verdict(facts) === 'unmet' ? changeFor?.(facts) : undefined;
  return change && { ...change, change: withoutRoundingError(change.change) };
}

function asOne(
  candidates: readonly [Candidate, ...Candidate[]],
  factsOf: (spaces: readonly SpaceFacts[]) => SpaceFacts,
): Candidate {
  const [first] = candidates;
  return { ...first, space: { ...first.space, facts: factsOf(candidates.map(({ space }) => space.facts)) } };
}
