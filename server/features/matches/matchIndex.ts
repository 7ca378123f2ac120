import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space, type SpaceId } from '#shared/space.ts';
import { type Candidate, type Circumstances, type Promises } from '#server/domain/matching/candidate.ts';
import { type CertificateSteps } from '#server/domain/matching/certificate/certificate.ts';
import { considered } from '#server/domain/matching/considered.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluation, type EvaluationOptions, type Ranking } from '#server/domain/matching/evaluation.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { promisesFrom } from '#server/domain/policy/promises.ts';
import { type IndexImage } from '#server/matchIndex/indexImage.ts';
import { createMatchIndex, type MatchIndex as StockIndex, matchIndexOfImage } from '#server/matchIndex/matchIndex.ts';
import { createParkTally, type ParkTally, tallyOf } from './live/parkTally.ts';
import { type Known, knownOfPolicies } from './referenceFaults.ts';

/** What an answer depends on besides the spaces. */
export interface Surroundings {
  readonly parks: readonly Park[];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
  readonly resources: readonly Resource[];
}

/** All stored data that an answer depends on. */
export interface MatchData extends Surroundings {
  readonly spaces: readonly Space[];
}

/** Spaces by their ids, as they are now; undefined for those that are no more. */
export type SpacesNow = ReadonlyMap<SpaceId, Space | undefined>;

/** The data made ready for requirements. */
export interface MatchIndex {
  /** What a requirement may refer to. */
  readonly known: Known;
  /** How many spaces take part. */
  readonly spaces: number;
  readonly evaluate: (requirement: Circumstances['requirement'], options: EvaluationOptions) => Evaluation;
  /** The results of an evaluation by their ids. */
  readonly rank: (requirement: Circumstances['requirement'], limit: number) => Ranking[];
  /** The certificate of an evaluation, of the data as they are now, however long its steps are put off. */
  readonly certificate: (requirement: Circumstances['requirement'], limit: number) => CertificateSteps;
  /** The same evaluation under other policies than are stored. */
  readonly evaluateUnder: (
    policies: readonly Policy[],
    requirement: Circumstances['requirement'],
    options: EvaluationOptions,
  ) => Evaluation;
  /** The space of an id as it is judged; undefined where none of that id takes part. */
  readonly candidate: (id: SpaceId) => Candidate | undefined;
  readonly circumstances: (requirement: Circumstances['requirement']) => Circumstances;
  /** What stands around, without what is invented where that takes no part. */
  readonly resources: readonly Resource[];
  /** What the policies promise the company of a requirement. */
  readonly promisesFor: (requirement: Circumstances['requirement']) => Promises;
  readonly parks: readonly Park[];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
}

/** The same where the data change: it is asked and changed by one after the other, so that no answer is of two states. */
export interface ChangeableIndex extends MatchIndex {
  /** The parks whose invented spaces would come back by a change: these belong to it too. */
  readonly leftBy: (spaces: SpacesNow) => string[];
  /** Takes changed spaces over. Spaces of parks that `surroundings` places otherwise must all be among them. */
  readonly change: (spaces: SpacesNow, surroundings?: Surroundings) => void;
  /** All that an index of the same surroundings needs to be the same, see `IndexImage`. */
  readonly image: () => MatchImage;
}

/** An index as plain data and typed arrays. */
export interface MatchImage extends IndexImage {
  /** How many spaces of each park are real. */
  readonly realByPark: readonly (readonly [parkId: string, spaces: number])[];
}

/** By what data are matched: the criteria, and whether what is invented takes part. */
export interface Matching {
  readonly catalogue: readonly Criterion[];
  readonly demo: boolean;
}

/** Makes the data ready. */
export function indexOf(data: MatchData, { catalogue, demo }: Matching): ChangeableIndex {
  const placed = placeCandidates(considered(data.spaces, { demo }), data);
  return indexOver({ stock: createMatchIndex(placed, catalogue), tally: tallyOf(placed) }, data, demo);
}

/** The index of an image, that was made of the same data by the same criteria, amid the surroundings of then. */
export function indexOfImage(
  image: MatchImage,
  surroundings: Surroundings,
  { catalogue, demo }: Matching,
): ChangeableIndex {
  const standing = { stock: matchIndexOfImage(image, catalogue), tally: createParkTally(image.realByPark) };
  return indexOver(standing, surroundings, demo);
}

/** The spaces that take part, and which of them are real. */
interface Standing {
  readonly stock: StockIndex;
  readonly tally: ParkTally;
}

function indexOver({ stock, tally }: Standing, surroundings: Surroundings, demo: boolean): ChangeableIndex {
  let around = knownOf(surroundings, demo);

  const before = (spaces: SpacesNow): Candidate[] => [...spaces.keys()].flatMap((id) => stock.candidate(id) ?? []);
  const circumstances = (
    requirement: Circumstances['requirement'],
    promisesFor: MatchIndex['promisesFor'] = around.promisesFor,
  ): Circumstances => ({ requirement, resources: around.offered, ...promisesFor(requirement) });

  return {
    get spaces() {
      return stock.size();
    },
    get parks() {
      return around.parks;
    },
    get places() {
      return around.places;
    },
    get policies() {
      return around.policies;
    },
    get known() {
      return around.known;
    },
    circumstances: (requirement) => circumstances(requirement),
    get resources() {
      return around.offered;
    },
    promisesFor: (requirement) => around.promisesFor(requirement),
    image: () => ({ ...stock.image(), realByPark: tally.realByPark() }),
    evaluate: (requirement, options) => stock.evaluate(circumstances(requirement), options),
    evaluateUnder: (policies, requirement, options) =>
      stock.evaluate(circumstances(requirement, promisesFrom({ policies, places: around.places })), options),
    rank: (requirement, limit) => stock.rank(circumstances(requirement), limit),
    certificate: (requirement, limit) => stock.certificate(circumstances(requirement), limit),
    candidate: stock.candidate,
    leftBy: (spaces) => (demo ? tally.turnedBy(before(spaces), offeredOf(spaces, around, demo)).invented : []),
    change(spaces, surroundings) {
      if (surroundings !== undefined) around = knownOf(surroundings, demo);
      const offered = offeredOf(spaces, around, demo);
      const replaced = before(spaces);
      const turned = tally.turnedBy(replaced, offered);
      tally.change(replaced, offered);
      const kept = offered.filter(({ space }) => !space.demo || !tally.hasReal(space.parkId));
      const keptIds = new Set(kept.map(({ space }) => space.id));
      for (const id of spaces.keys()) if (!keptIds.has(id)) stock.remove(id);
      for (const id of stock.idsIn(turned.real)) if (stock.candidate(id)?.space.demo === true) stock.remove(id);
      stock.putAll(kept);
    },
  };
}

/** What of changed spaces would take part, were there nothing real beside what is invented. */
function offeredOf(spaces: SpacesNow, { parks, places }: Surroundings, demo: boolean): Candidate[] {
  const there = [...spaces.values()].filter((space) => space !== undefined);
  const parkIds = new Set(there.map(({ parkId }) => parkId));
  const alone = there.flatMap((space) => considered([space], { demo }));
  return placeCandidates(alone, { parks: parks.filter(({ id }) => parkIds.has(id)), places });
}

/** The surroundings with what is asked of them again and again. */
function knownOf(
  { parks, places, policies, resources }: Surroundings,
  demo: boolean,
): Surroundings & Pick<MatchIndex, 'known' | 'promisesFor'> & { readonly offered: readonly Resource[] } {
  return {
    promisesFor: promisesFrom({ policies, places }),
    parks,
    places,
    policies,
    resources,
    offered: demo ? resources : resources.filter((resource) => !resource.demo),
    known: { placeIds: new Set(places.map(({ id }) => id)), ...knownOfPolicies(policies) },
  };
}
