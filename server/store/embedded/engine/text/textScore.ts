import { isDocument } from '../bson.ts';

/** Whether a projection or a stage asks for the score anywhere. */
export function asksForTextScore(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asksForTextScore);
  return isDocument(value) && (value['$meta'] === 'textScore' || Object.values(value).some(asksForTextScore));
}
