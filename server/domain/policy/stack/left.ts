import { type CapForest, capsAround } from './capForest.ts';
import { type Payout } from './payout.ts';
import { type StackOption, type StackProblem } from './problem.ts';

/** Why an option is not in a stack: the first of these that holds. */
export type LeftBecause =
  /** A member of the same group is in it. */
  | { readonly rule: 'one-of'; readonly oneOf: string; readonly by: string }
  /** None of those that it needs is in it. */
  | { readonly rule: 'need'; readonly needs: readonly string[] }
  /** It would pay nothing, whatever the caps. */
  | { readonly rule: 'no-payment' }
  /** It could be added and would add nothing, for these caps leave no room: of each payment the innermost. */
  | { readonly rule: 'cap'; readonly caps: readonly string[] };

/** An option that is not in a stack. */
export interface Left {
  readonly id: string;
  readonly because: LeftBecause;
}

/** Why each option that is not in the best stack is not, by id. */
export function leftOf(
  problem: StackProblem,
  forest: CapForest,
  { taken, roomFen }: { readonly taken: ReadonlySet<string>; readonly roomFen: Payout['roomFen'] },
): Left[] {
  const ruledOutBy = rivalsTaken(problem, taken);
  return problem.options.flatMap((option, at): Left[] => {
    if (taken.has(option.id)) return [];
    const because = ruledOutBy.get(option.id) ??
      needOf(option, taken) ?? { rule: 'cap', caps: fullCapsAround(forest, { option: at, roomFen }) };
    const paysNothing = because.rule === 'cap' && option.payments.every(({ fen }) => fen === 0);
    return [{ id: option.id, because: paysNothing ? { rule: 'no-payment' } : because }];
  });
}

/** For each member of a group of which another member is taken, the first such group by id, and that member. */
function rivalsTaken({ oneOf }: StackProblem, taken: ReadonlySet<string>): Map<string, LeftBecause> {
  const because = new Map<string, LeftBecause>();
  for (const { id, members } of oneOf) {
    const by = members.find((member) => taken.has(member));
    if (by === undefined) continue;
    for (const member of members) if (!because.has(member)) because.set(member, { rule: 'one-of', oneOf: id, by });
  }
  return because;
}

function needOf({ needs }: StackOption, taken: ReadonlySet<string>): LeftBecause | undefined {
  return needs === undefined || needs.some((need) => taken.has(need)) ? undefined : { rule: 'need', needs };
}

function fullCapsAround(
  forest: CapForest,
  { option: asked, roomFen }: { readonly option: number; readonly roomFen: Payout['roomFen'] },
): string[] {
  const caps = forest.payments.flatMap(({ option, fen }, place) => {
    if (option !== asked || fen === 0) return [];
    const full = capsAround(forest, place).find((cap) => roomFen[cap] === 0);
    return full === undefined ? [] : (forest.nodes[full]?.cap.id ?? []);
  });
  return [...new Set(caps)].sort();
}
