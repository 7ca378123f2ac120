import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Sensitivity } from './folding.ts';
import { textLanguage, type TextLanguage } from './textLanguage.ts';
import { type TextSpec } from './textSpec.ts';

/** A `$text` of a filter, read. */
export interface TextSearch {
  readonly search: string;
  readonly language: TextLanguage;
  readonly sensitivity: Sensitivity;
}

/** @throws {CommandFailure} FailedToParse, TypeMismatch; BadValue for a language that is not known */
export function readTextSearch(expression: Bson, spec: TextSpec): TextSearch {
  const { $search, $language = spec.defaultLanguage, $caseSensitive, $diacriticSensitive, ...others } = expression;
  if (Object.keys(others).length > 0) throw new CommandFailure('BadValue', 'extra fields in $text');
  if ($search === undefined) throw new CommandFailure('FailedToParse', 'Missing required field "$search" in $text');
  return {
    search: textOf($search, '$search'),
    language: languageOf(textOf($language, '$language')),
    sensitivity: {
      caseSensitive: flagOf($caseSensitive, '$caseSensitive'),
      diacriticSensitive: flagOf($diacriticSensitive, '$diacriticSensitive'),
    },
  };
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new CommandFailure('TypeMismatch', `"${name}" had the wrong type. Expected string.`);
}

function flagOf(value: unknown, name: string): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw new CommandFailure('TypeMismatch', `"${name}" had the wrong type. Expected bool.`);
}

function languageOf(name: string): TextLanguage {
  const language = textLanguage(name);
  if (!language) throw new CommandFailure('BadValue', `unsupported language: "${name}" for text index version 3`);
  return language;
}
