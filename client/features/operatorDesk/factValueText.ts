import { SpaceFacts } from '#shared/space.ts';
import { factText } from '#client/explain/fact.ts';
import { type Speaking } from '#client/explain/speaking.ts';

/** What a fact of a space says, with its unit; undefined for what is no fact, or has no value of one. */
export function factValueText(name: string, value: unknown, speaking: Speaking): string | undefined {
  if (!Object.hasOwn(SpaceFacts.shape, name)) return undefined;
  return typeof value === 'number' || typeof value === 'string' ? factText('', [name, value], speaking) : undefined;
}
