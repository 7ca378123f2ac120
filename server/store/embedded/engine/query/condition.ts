import { type Bson } from '../bson.ts';
import { NOWHERE, reach } from './reaching.ts';

/** What a filter asks of the values that one path leads to. */
export type Condition =
  | {
      readonly kind: 'value';
      /** Whether elements of an array count one by one, beside the array itself. */
      readonly intoElements: boolean;
      readonly test: (value: unknown) => boolean;
      /** Where the array as a whole is tested: the test of the element that makes it pass. */
      readonly elementTest?: (element: unknown) => boolean;
    }
  | { readonly kind: 'all' | 'none'; readonly conditions: readonly Condition[] };

/** What a filter asks of a document. */
export interface Criterion {
  readonly test: (document: Bson) => boolean;
  /** In which element of an array a document that matches does so; `undefined` where in none. */
  readonly position: (document: Bson) => number | undefined;
}

/** The condition of any element of an array, or of the value itself. */
export function ofElements(test: (value: unknown) => boolean): Condition {
  return { kind: 'value', intoElements: true, test };
}

/** The condition of the value alone, an array being one. */
export function ofWhole(test: (value: unknown) => boolean): Condition {
  return { kind: 'value', intoElements: false, test };
}

export function all(conditions: readonly Condition[]): Condition {
  const [only, ...others] = conditions;
  return only && others.length === 0 ? only : { kind: 'all', conditions };
}

export function none(conditions: readonly Condition[]): Condition {
  return { kind: 'none', conditions };
}

/** The condition of a value by itself, as of an element in `$elemMatch`. */
export function valueTest(condition: Condition): (value: unknown) => boolean {
  if (condition.kind === 'value') return condition.test;
  const tests = condition.conditions.map(valueTest);
  if (condition.kind === 'all') return (value) => tests.every((test) => test(value));
  return (value) => !tests.every((test) => test(value));
}

/** The condition of whatever a path leads to. */
export function along(path: string, condition: Condition): Criterion {
  const steps = path.split('.');
  if (condition.kind === 'value') return alongPath(steps, condition);
  const criteria = condition.conditions.map((each) => along(path, each));
  return condition.kind === 'all' ? every(criteria) : not(every(criteria));
}

export function every(criteria: readonly Criterion[]): Criterion {
  const [only, ...others] = criteria;
  if (only && others.length === 0) return only;
  return {
    test: (document) => criteria.every(({ test }) => test(document)),
    position: (document) =>
      criteria.map(({ position }) => position(document)).findLast((position) => position !== undefined),
  };
}

export function some(criteria: readonly Criterion[]): Criterion {
  return {
    test: (document) => criteria.some(({ test }) => test(document)),
    position: (document) => criteria.find(({ test }) => test(document))?.position(document),
  };
}

export function not({ test }: Criterion): Criterion {
  return { test: (document) => !test(document), position: () => undefined };
}

/** A criterion that no array has a part in. */
export function ofDocument(test: (document: Bson) => boolean): Criterion {
  return { test, position: () => undefined };
}

function alongPath(steps: readonly string[], condition: Condition & { readonly kind: 'value' }): Criterion {
  const { test, elementTest, intoElements } = condition;
  const sought = { steps, test, intoElements };
  const positioned = elementTest ? { steps, test: elementTest, intoElements: true } : sought;
  return {
    test: quick(steps, condition) ?? ((document) => reach(document, sought) !== NOWHERE),
    position(document) {
      const found = reach(document, positioned);
      return found < 0 ? undefined : found;
    },
  };
}

/** Most filters are of a field at the top that is no array. */
function quick(
  steps: readonly string[],
  { test, intoElements }: Condition & { readonly kind: 'value' },
): ((document: Bson) => boolean) | undefined {
  const [field] = steps;
  if (field === undefined || steps.length > 1) return undefined;
  return (document) => {
    const value = Object.hasOwn(document, field) ? document[field] : undefined;
    return test(value) || (intoElements && Array.isArray(value) && value.some((element) => test(element)));
  };
}
