import { type CapForest } from './capForest.ts';
import { type StackProblem } from './problem.ts';
import { type Part, type SlotPayment } from './table.ts';
import { tightCapsOf } from './tightCaps.ts';

/** The options of a problem that can be taken at all, in parts of which none bears on another: each is solved by itself. */
export function partsOf(problem: StackProblem, forest: CapForest): Part[] {
  const whole = wholeOf(problem, forest);
  const takeable = takeableOf(whole.needs);
  const isTakeable = (place: number): boolean => takeable[place] === true;
  const headOf = joined(whole, isTakeable);
  const placesByHead = new Map<number, number[]>();
  for (const place of [...whole.options.keys()].filter(isTakeable)) {
    const head = headOf(place);
    const places = placesByHead.get(head);
    if (places === undefined) placesByHead.set(head, [place]);
    else places.push(place);
  }
  return [...placesByHead.values()].map((places) => partOf(whole, places));
}

/** Joins what groups, caps and needs hold together; caps stand after the options. */
function joined(
  { options, payments, groups, needs, caps }: Part,
  isTakeable: (place: number) => boolean,
): Joining['headOf'] {
  const { join, headOf } = createJoining(options.length + caps.length);
  for (const group of groups) join(group.filter(isTakeable));
  for (const [at, { parent }] of caps.entries()) if (parent >= 0) join([options.length + at, options.length + parent]);
  for (const place of [...options.keys()].filter(isTakeable)) {
    const capped = (payments[place] ?? []).filter(({ slot }) => slot >= 0);
    join([place, ...capped.map(({ slot }) => options.length + slot), ...(needs[place] ?? []).filter(isTakeable)]);
  }
  return headOf;
}

function wholeOf({ options, oneOf }: StackProblem, forest: CapForest): Part {
  const placeById = new Map(options.map(({ id }, at) => [id, at]));
  const placesOf = (ids: readonly string[]): number[] => [...new Set(ids.flatMap((id) => placeById.get(id) ?? []))];
  return {
    options,
    ...tightCapsOf(forest, options.length),
    groups: oneOf.map(({ members }) => placesOf(members)),
    needs: options.map(({ needs }) => needs && placesOf(needs)),
  };
}

/** Whether each option needs nothing, or something that can itself be taken. Needs form no ring, so the longest chain is as long as the list at most. */
function takeableOf(needs: Part['needs']): boolean[] {
  const takeable = needs.map((list) => list === undefined);
  for (let changed = true; changed;) {
    changed = false;
    for (const [place, list] of needs.entries()) {
      if (takeable[place] || list?.some((need) => takeable[need]) !== true) continue;
      takeable[place] = true;
      changed = true;
    }
  }
  return takeable;
}

interface Joining {
  readonly join: (places: readonly number[]) => void;
  readonly headOf: (place: number) => number;
}

/** Places that belong together, whatever the order they were joined in. */
function createJoining(count: number): Joining {
  const above = Int32Array.from({ length: count }, (_, place) => place);
  const headOf = (place: number): number => {
    let head = place;
    for (let next = above[head] ?? head; next !== head; next = above[head] ?? head) head = next;
    above[place] = head;
    return head;
  };
  return {
    headOf,
    join([first, ...others]) {
      if (first === undefined) return;
      for (const other of others) above[headOf(other)] = headOf(first);
    },
  };
}

/** What is said of some options of a whole, with their places in the part. */
function partOf(whole: Part, places: readonly number[]): Part {
  const newPlace = new Map(places.map((place, at) => [place, at]));
  const kept = (list: readonly number[]): number[] => list.flatMap((place) => newPlace.get(place) ?? []);
  const at = <T>(list: readonly T[]): T[] => places.flatMap((place) => list.slice(place, place + 1));
  const payments = at(whole.payments);
  const usedCaps = capsOf(whole, payments);
  const newCap = new Map(usedCaps.map((cap, index) => [cap, index]));
  const capAt = (cap: number): number => newCap.get(cap) ?? -1;
  return {
    options: at(whole.options),
    payments: payments.map((list) => list.map(({ slot, fen }): SlotPayment => ({ slot: capAt(slot), fen }))),
    groups: whole.groups.map(kept).filter(({ length }) => length > 1),
    needs: at(whole.needs).map((list) => list && kept(list)),
    caps: usedCaps.flatMap((cap) => {
      const { capFen, parent } = whole.caps[cap] ?? { capFen: 0, parent: -1 };
      return { capFen, parent: capAt(parent) };
    }),
  };
}

/** Places of the caps that hold some payments, the outer before the inner. */
function capsOf({ caps }: Part, payments: readonly (readonly SlotPayment[])[]): number[] {
  const used = new Set<number>();
  for (const { slot } of payments.flat()) {
    for (let cap = slot; cap >= 0 && !used.has(cap); cap = caps[cap]?.parent ?? -1) used.add(cap);
  }
  return [...used].sort((a, b) => a - b);
}
