/** What a calculation in steps comes to, all at once. */
export function wholeOf<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
