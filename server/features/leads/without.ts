/** A record without one of its fields. */
export function without<T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> {
  const rest: Omit<T, K> & Partial<Pick<T, K>> = { ...record };
  Reflect.deleteProperty(rest, key);
  return rest;
}
