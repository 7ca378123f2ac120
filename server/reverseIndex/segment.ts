import { WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { type AskSource, type Offers } from './asks.ts';
import { addBits, hasBit, setBit, slotsWithin, wordsFor } from './bits.ts';
import { Floors } from './floors.ts';
import { MustColumn } from './mustColumn.ts';
import { Wishes } from './wishes.ts';

/** A standing requirement, and the circumstances in which it is judged. */
export interface Member {
  standing: StandingRequirement;
  readonly circumstances: Circumstances;
}

/** The slots of a segment that a space fits. */
export interface Fitting {
  /** In order. */
  readonly slots: readonly number[];
  /** Whether every must is met of one of them. */
  readonly isMet: (slot: number) => boolean;
}

/** Requirements that were laid out together, each in a slot; they can be taken out, and new ones go elsewhere. */
export class Segment {
  readonly members: readonly Member[];
  /** By slot. */
  readonly ids: readonly string[];
  readonly floors: Floors;
  private readonly musts: readonly MustColumn[];
  readonly wishes: Wishes;
  private readonly removed: Int32Array;
  private removedCount = 0;

  constructor(members: readonly Member[], catalogue: readonly Criterion[]) {
    this.members = members;
    this.floors = new Floors(members.map(({ standing }) => standing));
    this.removed = wordsFor(members.length);
    const circumstances = members.map((member) => member.circumstances);
    const sources = sourcesOf(circumstances, catalogue);
    this.musts = sources.map(({ source, musts }) => new MustColumn(source, musts, members.length));
    this.wishes = new Wishes(sources, members.length);
    this.ids = members.map(({ standing: { id } }) => id);
  }

  /** How many are in it still. */
  get size(): number {
    return this.members.length - this.removedCount;
  }

  /** Takes one out. */
  remove(slot: number): void {
    if (hasBit(this.removed, slot)) return;
    setBit(this.removed, slot);
    this.removedCount += 1;
  }

  /** Takes in what is the best now for the requirement of a slot. */
  rank(slot: number, best: StandingRequirement['best']): void {
    const member = this.members[slot];
    if (member === undefined) return;
    member.standing = { ...member.standing, best };
    this.floors.set(slot, member.standing);
  }

  /** Those that are in it still. */
  present(): Member[] {
    return this.members.filter((_, slot) => !hasBit(this.removed, slot));
  }

  /** The slots that a candidate of such offers fits. */
  fitting(offers: Offers): Fitting {
    const unmet = this.removed.slice();
    const open = wordsFor(this.members.length);
    for (const [at, must] of this.musts.entries()) must.mark(offers[at] ?? {}, unmet, open);
    for (const [at, must] of this.musts.entries()) must.markSingle(offers[at] ?? {}, unmet, open);
    return { slots: slotsWithin(this.members.length, unmet), isMet: (slot) => !hasBit(open, slot) };
  }

  /** Slots that it does not fit, each of whose unmet musts would do with no greater change than this. */
  nearTo(offers: Offers, change: number): number[] {
    const far = this.removed.slice();
    for (const [at, must] of this.musts.entries()) must.markFar(offers[at] ?? {}, change, far);
    for (const [at, must] of this.musts.entries()) must.markFarSingle(offers[at] ?? {}, change, far);
    const fits = wordsFor(this.members.length);
    for (const slot of this.fitting(offers).slots) setBit(fits, slot);
    addBits(far, fits);
    return slotsWithin(this.members.length, far);
  }
}

/** A criterion with the slots that ask for it, as a must, and as a preference of which weight. */
interface Asking {
  readonly source: AskSource;
  readonly musts: number[];
  readonly weights: Map<number, number>;
}

function sourcesOf(circumstances: readonly Circumstances[], catalogue: readonly Criterion[]): Asking[] {
  const sources = catalogue.map((criterion) => ({
    source: { criterion, circumstances },
    musts: new Array<number>(),
    weights: new Map<number, number>(),
  }));
  const byId = new Map(sources.map((one) => [one.source.criterion.id, one]));
  for (const [slot, { requirement }] of circumstances.entries()) {
    for (const [id, { level, weight = WEIGHT_DEFAULT }] of Object.entries(requirement.criteria)) {
      if (level === 'must') byId.get(id)?.musts.push(slot);
      else byId.get(id)?.weights.set(slot, weight);
    }
  }
  return sources;
}
