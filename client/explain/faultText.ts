import { type Say } from './speaking.ts';

/** What the server says of a field, by pattern, with the key of the text that says it in the user's language. */
const PATTERNS: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^Expected no more than the area of the whole$/u, 'noMoreThanWhole'],
  [/^Expected a day from today on while it is not built$/u, 'fromToday'],
  [/^Expected a rent, since the space is for lease$/u, 'rentForLease'],
  [/^Expected no amount of what is not there$/u, 'noAmount'],
  [/^Expected \w+ not below (?<other>\w+)$/u, 'notBelow'],
  [/^Expected \w+ not before (?<other>\w+)$/u, 'notBefore'],
  [/^Expected \w+ below (?<other>\w+)$/u, 'below'],
  [/^Too small: expected \w+ to be >=\s?(?<bound>[\d.-]+)/u, 'atLeast'],
  [/^Too small: expected \w+ to be >\s?(?<bound>[\d.-]+)/u, 'moreThan'],
  [/^Too big: expected \w+ to be <=\s?(?<bound>[\d.-]+)/u, 'atMost'],
  [/^Expected (?<other>\w+), (?<second>\w+) or both$/u, 'oneOrBoth'],
  [/^Expected a day after that of the step before$/u, 'afterStepBefore'],
  [/^Expected more than in the step before$/u, 'moreThanStepBefore'],
];

/** A fault in the user's language; where it is of no known kind, that the entry cannot be used, with the server's words. */
export function faultText(message: string, say: Say, labelOf: (parameter: string) => string): string {
  for (const [pattern, key] of PATTERNS) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const { other = '', second = '', bound = '' } = found.groups ?? {};
    return say(`requirement.faults.${key}`, { other: labelOf(other), second: labelOf(second), bound });
  }
  return say('requirement.faults.other', { message });
}
