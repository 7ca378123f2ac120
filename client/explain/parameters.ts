import { type OpenAsk } from '#shared/requirement.ts';

/** The criterion's own parameters of an ask: all but level and weight. */
export function parametersOf(ask: OpenAsk): Record<string, unknown> {
  return Object.fromEntries(Object.entries(ask).filter(([name]) => name !== 'level' && name !== 'weight'));
}
