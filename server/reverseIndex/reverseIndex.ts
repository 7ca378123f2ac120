import { type Candidate, type Promises } from '#server/domain/matching/candidate.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import {
  type AskReverse,
  type Entry,
  type Prepared,
  type Reverse,
  type ReverseSetting,
  type StandingRequirement,
  byChange,
  byFit,
  byPlace,
  circumstancesOf,
  reverseOf,
} from '#server/domain/matching/reverse.ts';
import { type Asked, type Judging, bestFits, entriesOf, nearestFits } from './answers.ts';
import { type Offers, offersOf } from './asks.ts';
import { type Member, Segment } from './segment.ts';

/** Standing requirements, laid out so that one space is held against all of them at once. */
export interface ReverseIndex {
  /** The same answer as that of `reverse` over the requirements that stand now. */
  readonly ask: AskReverse;
  /** Only how many a space fits and which, by their ids in no order. */
  readonly fitting: (candidate: Candidate) => FittingIds;
  /** Only the requirements among whose first ten a space is, by place. */
  readonly entries: (candidate: Candidate) => readonly Entry[];
  /** Takes a requirement in; in the place of that with the same id, where there is one. */
  readonly put: (one: StandingRequirement) => void;
  /** Takes in what the best of the stock are now for a requirement, as `bestOf` gives them: wherever a space has changed that is, was or would be among them. */
  readonly rank: (id: StandingRequirement['id'], best: StandingRequirement['best']) => void;
  /** Takes a requirement out; false where it does not stand. */
  readonly remove: (id: StandingRequirement['id']) => boolean;
  /** How many stand. */
  readonly size: () => number;
}

/** Ids of the requirements that a space meets, and that it may meet. */
export interface FittingIds {
  readonly met: readonly string[];
  readonly unconfirmed: readonly string[];
}

/** So many that have come since the rest was laid out are judged one by one. */
const RECENT_MAX = 64;
/** What has come is laid out anew together with every segment that is no more than so many times as large. */
const GATHERED_TIMES = 4;

/** A requirement that is in no segment yet. */
interface Recent extends Prepared {
  readonly member: Member;
}

/** Where a requirement is. */
type Place = { readonly segment: Segment; readonly slot: number } | 'recent';

/**
 * The fast path of `reverse`: exactly the same answers over the same requirements. `asOf`, resources and policies are those
 * of the setting: where one of these changes, another index is made.
 */
export function createReverseIndex(
  setting: ReverseSetting,
  standing: readonly StandingRequirement[] = [],
): ReverseIndex {
  const index = new SegmentedIndex(setting, standing);
  return {
    ask: (candidate, options) => index.ask(candidate, options.limit),
    fitting: (candidate) => index.fitting(candidate),
    entries: (candidate) => index.entries(candidate),
    put(one) {
      index.put(one);
    },
    rank(id, best) {
      index.rank(id, best);
    },
    remove: (id) => index.remove(id),
    size: () => index.size(),
  };
}

/** A few segments, each some times as large as the next, and what has come since. */
class SegmentedIndex {
  private segments: readonly Segment[] = [];
  private readonly recent = new Map<string, Recent>();
  private readonly places = new Map<string, Place>();
  private readonly setting: ReverseSetting;

  constructor(setting: ReverseSetting, standing: readonly StandingRequirement[]) {
    this.setting = { ...setting, promisesFor: oncePerCompany(setting.promisesFor) };
    // Of those with one id the last stands.
    const byId = new Map(standing.map((one) => [one.id, one]));
    this.layOut([...byId.values()].map((one) => this.memberOf(one)));
  }

  ask(candidate: Candidate, limit: number): Reverse {
    const judging = this.judging(candidate);
    const asked = this.askedOf(judging.offers);
    const ofRecent = reverseOf([...this.recent.values()], candidate, { limit });
    const verdicts = asked.flatMap(({ fitting: { slots, isMet } }) => slots.map(isMet));
    const met = verdicts.filter((isMet) => isMet).length;
    return {
      met: met + ofRecent.met,
      unconfirmed: verdicts.length - met + ofRecent.unconfirmed,
      fits: [...bestFits(asked, judging, limit), ...ofRecent.fits].sort(byFit).slice(0, limit),
      nearFits: [...nearestFits(this.segments, judging, limit), ...ofRecent.nearFits].sort(byChange).slice(0, limit),
      entries: [...asked.flatMap((each) => entriesOf(each, candidate)), ...ofRecent.entries].sort(byPlace),
    };
  }

  fitting(candidate: Candidate): FittingIds {
    const met: string[] = [];
    const unconfirmed: string[] = [];
    const { offers } = this.judging(candidate);
    for (const segment of this.segments) {
      const { slots, isMet } = segment.fitting(offers);
      for (const slot of slots) (isMet(slot) ? met : unconfirmed).push(segment.ids[slot] ?? '');
    }
    for (const { id, judged } of this.ofRecent(candidate).fits) {
      (judged.verdict === 'met' ? met : unconfirmed).push(id);
    }
    return { met, unconfirmed };
  }

  entries(candidate: Candidate): readonly Entry[] {
    const { offers } = this.judging(candidate);
    const found = this.askedOf(offers).flatMap((each) => entriesOf(each, candidate));
    return [...found, ...this.ofRecent(candidate).entries].sort(byPlace);
  }

  put(one: StandingRequirement): void {
    this.remove(one.id);
    const member = this.memberOf(one);
    this.recent.set(one.id, { one, member, asked: askedOf(member.circumstances, this.setting.catalogue) });
    this.places.set(one.id, 'recent');
    if (this.recent.size >= RECENT_MAX) this.gather();
  }

  rank(id: string, best: StandingRequirement['best']): void {
    const place = this.places.get(id);
    const recent = this.recent.get(id);
    if (recent !== undefined) {
      const one = { ...recent.one, best };
      this.recent.set(id, { ...recent, one, member: { ...recent.member, standing: one } });
    } else if (typeof place === 'object') place.segment.rank(place.slot, best);
  }

  remove(id: string): boolean {
    const place = this.places.get(id);
    if (typeof place === 'object') place.segment.remove(place.slot);
    this.recent.delete(id);
    return this.places.delete(id);
  }

  size(): number {
    return this.places.size;
  }

  /** Lays out what has come since, with the segments that are not much larger. */
  private gather(): void {
    const members = [...this.recent.values()].map(({ member }) => member);
    this.recent.clear();
    let left = this.segments.toSorted((one, other) => one.size - other.size);
    for (let next = left[0]; next !== undefined && next.size <= GATHERED_TIMES * members.length; next = left[0]) {
      members.push(...next.present());
      left = left.slice(1);
    }
    this.segments = left;
    this.layOut(members);
  }

  private layOut(members: readonly Member[]): void {
    if (members.length === 0) return;
    const segment = new Segment(members, this.setting.catalogue);
    this.segments = [...this.segments, segment];
    for (const [slot, { standing }] of members.entries()) this.places.set(standing.id, { segment, slot });
  }

  private askedOf(offers: Offers): Asked[] {
    return this.segments.map((segment) => {
      const fitting = segment.fitting(offers);
      return { segment, fitting, wished: segment.wishes.wished(offers) };
    });
  }

  private ofRecent(candidate: Candidate): Reverse {
    return reverseOf([...this.recent.values()], candidate, { limit: Infinity });
  }

  private judging(candidate: Candidate): Judging {
    const { catalogue } = this.setting;
    return { candidate, catalogue, offers: offersOf(candidate, catalogue) };
  }

  private memberOf(standing: StandingRequirement): Member {
    return { standing, circumstances: circumstancesOf(standing, this.setting) };
  }
}

/** What the policies promise does not depend on the criteria asked for: requirements that are otherwise equal share it. */
function oncePerCompany(promisesFor: ReverseSetting['promisesFor']): ReverseSetting['promisesFor'] {
  const kept = new Map<string, Promises>();
  return (requirement) => {
    const key = JSON.stringify({ ...requirement, criteria: undefined });
    const known = kept.get(key) ?? promisesFor(requirement);
    kept.set(key, known);
    return known;
  };
}
