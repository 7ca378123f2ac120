import { SpaceFacts } from '#shared/space.ts';
import { factText } from '#client/explain/fact.ts';
import { type Speaking } from '#client/explain/speaking.ts';

/** What a space's state or one of its facts says, with its unit; undefined for anything else. */
export function factValueText(name: string, value: unknown, speaking: Speaking): string | undefined {
  if (name === 'status' && typeof value === 'string') {
    return speaking.say(`operator.states.${value}`, { defaultValue: value });
  }
  if (!Object.hasOwn(SpaceFacts.shape, name)) return undefined;
  return typeof value === 'number' || typeof value === 'string' ? factText('', [name, value], speaking) : undefined;
}
