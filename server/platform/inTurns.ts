import { setImmediate } from 'node:timers/promises';

/** Goes through a long calculation step by step, and lets what others ask have its turn between two. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
