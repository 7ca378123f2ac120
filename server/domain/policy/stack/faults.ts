import { capForestOf, type CrossingCaps } from './capForest.ts';
import { type StackProblem } from './problem.ts';

/** Two caps of which neither holds the other though they share a payment; undefined where any two nest or are apart. */
export function crossingCaps(problem: StackProblem): CrossingCaps | undefined {
  const forest = capForestOf(problem);
  return 'one' in forest ? forest : undefined;
}

/** Options each of which may need the next and the last the first; undefined where needs lead nowhere back. An option that needs itself is a ring of one. */
export function ringOfNeeds({ options }: StackProblem): readonly string[] | undefined {
  const needsById = new Map(options.map(({ id, needs = [] }) => [id, needs]));
  const ringless = new Set<string>();
  const path: string[] = [];
  const ringFrom = (id: string): readonly string[] | undefined => {
    if (ringless.has(id)) return undefined;
    const at = path.indexOf(id);
    if (at >= 0) return path.slice(at);
    path.push(id);
    for (const need of needsById.get(id) ?? []) {
      const ring = ringFrom(need);
      if (ring !== undefined) return ring;
    }
    path.pop();
    ringless.add(id);
    return undefined;
  };
  for (const { id } of options) {
    const ring = ringFrom(id);
    if (ring !== undefined) return ring;
  }
  return undefined;
}

/**
 * Refuses a problem that has no meaning.
 *
 * @throws {RangeError} that names what is repeated, is no whole number of fen, of documents or of the year, is below 0, adds
 * up to 2^53 or more, or goes round in a ring of needs.
 */
export function refuseFaults(problem: StackProblem): void {
  refuseRepeats('options', problem.options);
  refuseRepeats('groups', problem.oneOf);
  refuseRepeats('caps', problem.caps);
  let fen = 0;
  let documents = 0;
  for (const option of problem.options) {
    documents += counted(`documents of ${option.id}`, option.documents);
    for (const payment of option.payments) {
      fen += counted(`fen of ${option.id}`, payment.fen);
      if (!Number.isSafeInteger(payment.year)) throw new RangeError(`year of ${option.id}: ${payment.year}`);
    }
  }
  for (const { id, capFen } of problem.caps) counted(`cap ${id}`, capFen);
  counted('all payments together', fen);
  // The order weighs the sum of confidence with all documents and the number of options.
  counted('all documents together', 2 * (problem.options.length + 1) ** 2 * (documents + 1));
  const ring = ringOfNeeds(problem);
  if (ring !== undefined) throw new RangeError(`Options need each other in a ring: ${ring.join(', ')}`);
}

function refuseRepeats(what: string, listed: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of listed) {
    if (seen.has(id)) throw new RangeError(`Two ${what} have the id ${id}`);
    seen.add(id);
  }
}

function counted(what: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`${what}: ${value} is no whole number from 0 to below 2^53`);
}
