import { reasonOf } from '#server/platform/reasonOf.ts';
import { CommandFailure } from '../commandFailure.ts';

/**
 * A regular expression as MongoDB means it (PCRE with UTF-8), in JavaScript's terms. The options are `i m s x u`.
 * @throws {CommandFailure} 51108 for another option, 51091 for a pattern that is none
 */
export function regExpOf(pattern: string, options: string): RegExp {
  const unknown = Array.from(options).find((option) => !'imsxul'.includes(option));
  if (unknown !== undefined) throw new CommandFailure(51108, `invalid flag in regex options: ${unknown}`);
  const { flags, rest } = leadingFlags(pattern);
  const all = new Set(options + flags);
  const source = translated(all.has('x') ? condensed(rest) : rest);
  const javascript = ['i', 'm', 's'].filter((flag) => all.has(flag)).join('');
  return compiled(source, javascript);
}

/** By code points where the pattern allows it: JavaScript is stricter about escapes then. */
function compiled(source: string, flags: string): RegExp {
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, flags + unicode);
    } catch (error) {
      if (unicode === '') throw invalid(error);
    }
  }
  throw invalid(new Error(source));
}

function invalid(error: unknown): CommandFailure {
  return new CommandFailure(51091, `Regular expression is invalid: ${reasonOf(error)}`);
}

/** `(?i)` and the like at the beginning hold for the whole pattern. */
function leadingFlags(pattern: string): { readonly flags: string; readonly rest: string } {
  const [whole = '', flags = ''] = /^\(\?([imsx]+)\)/.exec(pattern) ?? [];
  return { flags, rest: pattern.slice(whole.length) };
}

/** Without the blanks and the comments that the option `x` allows outside of classes. */
function condensed(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) =>
    /^[\s#]/.test(part) ? '' : part,
  );
}

/** What PCRE writes in other ways than JavaScript. */
function translated(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\(\?P</g, (part) => PCRE[part] ?? part);
}

const PCRE: Readonly<Record<string, string>> = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\Z': '(?=\\n?(?![\\s\\S]))',
  '\\h': '[ \\t]',
  '(?P<': '(?<',
};
