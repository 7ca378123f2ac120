import { Double, Int32, Long } from 'bson';
import { type Bson, isDocument } from './bson.ts';
import { orderedKey } from './orderedKey.ts';

/**
 * Gives a document that mingo made from plain numbers the BSON classes back: what has not changed is as it was, and a
 * number that has changed stays of the type that it had (an int32 that has outgrown its range becomes a long).
 */
export function reconcile(changed: Bson, before: { readonly typed: Bson; readonly plain: Bson }): Bson {
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      reconcileValue(value, ownValue(before.typed, name), ownValue(before.plain, name)),
    ]),
  );
}

function reconcileValue(value: unknown, typed: unknown, plain: unknown): unknown {
  if (isDocument(value))
    return isDocument(typed) && isDocument(plain) ? reconcile(value, { typed, plain }) : reconcileNew(value);
  if (Array.isArray(value)) return reconcileArray(value, typed, plain);
  if (Object.is(value, plain)) return typed;
  return typeof value === 'number' ? numberLike(value, typed) : value;
}

/** By position where the element there is the same or the array as long as before; an element that has moved is found by its value. */
function reconcileArray(value: readonly unknown[], typed: unknown, plain: unknown): unknown[] {
  const typedArray: readonly unknown[] = Array.isArray(typed) ? typed : [];
  const plainArray: readonly unknown[] = Array.isArray(plain) ? plain : [];
  const find = value.length === plainArray.length ? undefined : finderOf(plainArray);
  return value.map((element, at) => {
    const from = find?.(element, at) ?? at;
    return reconcileValue(element, typedArray[from], plainArray[from]);
  });
}

/** Says where an element was, -1 where it is new. */
function finderOf(before: readonly unknown[]): (element: unknown, at: number) => number {
  const keys = before.map(keyText);
  const places = new Map(keys.map((key, at) => [key, at]));
  return (element, at) => {
    const key = keyText(element);
    return keys[at] === key ? at : (places.get(key) ?? -1);
  };
}

function keyText(value: unknown): string {
  return orderedKey(value).toString('latin1');
}

function reconcileNew(value: Bson): Bson {
  return reconcile(value, { typed: {}, plain: {} });
}

function numberLike(value: number, typed: unknown): unknown {
  if (typed instanceof Double) return new Double(value);
  if (!Number.isSafeInteger(value) || !(typed instanceof Long || typed instanceof Int32)) return value;
  return typed instanceof Long || Math.abs(value) > 0x7fffffff ? Long.fromNumber(value) : value;
}

function ownValue(document: Bson, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}
