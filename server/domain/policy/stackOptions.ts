import { type StackOption } from './stack/problem.ts';
import { type AwardPart } from './amounts/awards.ts';
import { partsOfFen } from './amounts/rounding.ts';
import { type AwardName, refersTo } from './awardRef.ts';
import { calendarYearOf } from './calendarYear.ts';
import { type Claimant } from './facts.ts';
import { type ClaimedMeasure } from './measuresAt.ts';

/** Whether a stack is of what is confirmed, or of what is possible. */
export type Sight = 'confirmed' | 'possible';

/** For whom, and how far, a stack is looked for. */
export interface StackQuestion {
  readonly claimant: Pick<Claimant, 'asOf' | 'awards'>;
  readonly sight: Sight;
}

/** A part of an award as an option of a stack, with whose it is. */
export interface Claimable {
  readonly owner: ClaimedMeasure;
  readonly part: AwardPart;
  /** Options of which at least one must be taken as well; absent where it stands alone. */
  readonly needs?: readonly string[];
}

/** The parts of awards that a stack may take: of those that the company is eligible for, or of all that it may be. */
export function claimablesOf(measures: readonly ClaimedMeasure[], { claimant, sight }: StackQuestion): Claimable[] {
  const open = measures.filter(
    ({ judged }) => judged.verdict === 'eligible' || (sight === 'possible' && judged.verdict === 'unknown'),
  );
  return open.flatMap((owner) =>
    owner.parts.flatMap((part) => claimableOf({ owner, part }, open, { claimant, sight })),
  );
}

/**
 * A share is claimed only along with what it shares in, and an award that depends on others only along with one of them,
 * unless one has been granted before, or may have been where all that is possible counts: nobody said which have been. A
 * share that depends on others is one of these only.
 */
function claimableOf(
  { owner, part }: Pick<Claimable, 'owner' | 'part'>,
  open: readonly ClaimedMeasure[],
  question: StackQuestion,
): Claimable[] {
  const needed = neededBy(owner, open, question);
  if (part.shareOf === undefined) return [{ owner, part, ...(needed === undefined ? {} : { needs: needed }) }];
  const isBaseMeant = needed === undefined || needed.includes(part.shareOf);
  return [{ owner, part, needs: isBaseMeant ? [part.shareOf] : [] }];
}

/** The options of which an award needs one as well, besides what it shares in; undefined where it stands alone. */
function neededBy(
  owner: ClaimedMeasure,
  open: readonly ClaimedMeasure[],
  { claimant: { awards }, sight }: StackQuestion,
): readonly string[] | undefined {
  const { dependsOn } = owner.measure;
  if (dependsOn === undefined) return undefined;
  const isMeant = (name: AwardName): boolean => dependsOn.some((ref) => refersTo(ref, owner.policy.id, name));
  if (awards?.some(isMeant) ?? sight === 'possible') return undefined;
  return open
    .filter((other) => other !== owner && isMeant({ policy: other.policy.id, measure: other.measure.id }))
    .flatMap(({ parts }) => parts.map(({ id }) => id));
}

/** What a claim would pay in each year, of so many fen in all. */
export function paymentsOf(fen: number, { measure }: ClaimedMeasure, asOf: string): StackOption['payments'] {
  // Paid, or begun to be, in the year of the day asked about. Ours: no policy says when.
  const year = calendarYearOf(asOf);
  return partsOfFen(fen, measure.payoutPct).map((part, index) => ({ year: year + index, fen: part }));
}
