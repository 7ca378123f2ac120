import { Confidence } from '#shared/policy/terms.ts';

/** Whether a source is at least so sure as another: A is surest. */
export function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return Confidence.options.indexOf(confidence) <= Confidence.options.indexOf(least);
}
