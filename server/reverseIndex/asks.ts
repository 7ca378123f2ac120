import { type OpenAsk } from '#shared/requirement.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Outcome } from '#server/domain/matching/outcome.ts';

/** One criterion, and the requirements of a segment that may ask for it, by their slots. */
export interface AskSource {
  readonly criterion: Criterion;
  readonly circumstances: readonly Circumstances[];
}

/** An ask of a slot, how hard each part of it is of which more or less is harder: the greater the harder. */
export interface LaidOutAsk {
  readonly slot: number;
  readonly hardness: readonly number[];
}

/** Asks that differ only in how hard those parts are. */
export interface AlikeAsks {
  /** In the order of `LaidOutAsk.hardness`. */
  readonly names: readonly string[];
  readonly asks: LaidOutAsk[];
}

/** How asks are to be told apart: by the verdict, or by satisfaction as well. */
export type Reading = 'verdict' | 'satisfaction';

/** Puts the asks of some slots, each of which must ask for the criterion, together with those that they are alike. */
export function alikeAsks(source: AskSource, slots: readonly number[], reading: Reading): AlikeAsks[] {
  const { harder, harderWish, ofRequirement } = source.criterion;
  const graded: Readonly<Record<string, 'more' | 'less' | undefined>> =
    reading === 'verdict' ? harder : { ...harder, ...harderWish };
  const gradedNames = Object.keys(graded);
  const unread = new Set(['level', 'weight', ...gradedNames, ...Object.keys(harderWish)]);
  const alike = new Map<string, AlikeAsks>();
  for (const slot of slots) {
    const ask = askAt(source, slot);
    const names = gradedNames.filter((name) => ask[name] !== undefined);
    const requirement = source.circumstances[slot]?.requirement;
    const key = `${names.join()};${restOf(ask, unread)}${textOf(requirement && ofRequirement(requirement))}`;
    const those = alike.get(key) ?? { names, asks: [] };
    alike.set(key, those);
    those.asks.push({ slot, hardness: names.map((name) => hardnessOf(ask[name], graded[name])) });
  }
  return [...alike.values()];
}

/** The other parts of an ask as text; in whatever order they stand, for asks that are alike may also be kept apart. */
function restOf(ask: OpenAsk, unread: ReadonlySet<string>): string {
  let text = '';
  for (const name in ask) if (!unread.has(name)) text += `${name}:${textOf(ask[name])};`;
  return text;
}

function textOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}

/** How hard a part of an ask is, of which more or less is harder: a number, or a day. */
export function hardnessOf(part: unknown, harder: 'more' | 'less' | undefined): number {
  const size = typeof part === 'number' ? part : Date.parse(String(part));
  return harder === 'less' ? -size : size;
}

/** The criterion as the slot asks for it, some parts of its ask replaced. */
export function askedAt(source: AskSource, slot: number, replaced?: Partial<OpenAsk>): AskedCriterion {
  const { criterion, circumstances } = source;
  const own = circumstances[slot];
  const asked = own && criterion.asked(replaced === undefined ? own : askingInstead(own, criterion.id, replaced));
  if (asked === undefined || asked === null) throw new Error(`Slot ${slot} does not ask for ${criterion.id}.`);
  return asked;
}

/** What an offer comes to as the slot asks for the criterion; null where it does not. */
export function outcomeAt({ criterion, circumstances }: AskSource, slot: number, offer: Offered): Outcome | null {
  const own = circumstances[slot];
  return own === undefined ? null : criterion.outcomeOf(own, offer);
}

/** Of alike asks the easiest value of each part but the given one, as they stand in the asks. */
export function easiestParts(source: AskSource, { names, asks }: AlikeAsks, but?: string): Partial<OpenAsk> {
  const easiest: Record<string, unknown> = {};
  for (const [at, name] of names.entries()) {
    if (name === but) continue;
    const [first, ...others] = asks;
    if (first === undefined) continue;
    const one = others.reduce((sofar, ask) => (partOf(ask, at) < partOf(sofar, at) ? ask : sofar), first);
    easiest[name] = askAt(source, one.slot)[name];
  }
  return easiest;
}

/** How hard one part of an ask is. */
export function partOf({ hardness }: LaidOutAsk, at: number): number {
  return hardness[at] ?? 0;
}

/** What a candidate offers to each criterion, in the order of the catalogue. */
export type Offers = readonly Offered[];

/** All that is read of a candidate. */
export function offersOf(candidate: Candidate, catalogue: readonly Criterion[]): Offers {
  return catalogue.map(({ offer }) => offer(candidate));
}

function askAt({ criterion, circumstances }: AskSource, slot: number): OpenAsk {
  return circumstances[slot]?.requirement.criteria[criterion.id] ?? { level: 'must' };
}

function askingInstead(own: Circumstances, id: string, replaced: Partial<OpenAsk>): Circumstances {
  const { requirement } = own;
  const ask = requirement.criteria[id];
  if (ask === undefined) return own;
  return {
    ...own,
    requirement: { ...requirement, criteria: { ...requirement.criteria, [id]: { ...ask, ...replaced } } },
  };
}
