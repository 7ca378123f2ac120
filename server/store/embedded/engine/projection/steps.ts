import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { metaOf } from '../documentMeta.ts';
import { compileElementTest, compilePosition } from '../matching.ts';
import { fieldOf } from '../query/reaching.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { type TextOrder } from '../values/text.ts';
import { changing } from './fieldTree.ts';
import { type Wish, type Wished } from './statement.ts';

/** A document twice: with its numbers in BSON classes, and plain. */
export interface Decoded {
  readonly typed: Bson;
  readonly plain: Bson;
}

export interface ProjectionGround {
  /** The filter by which the document was found, for `list.$`. */
  readonly filter?: Bson;
  /** The `let` of the command. */
  readonly variables?: Bson;
  /** The order of texts, by a collation. */
  readonly texts?: TextOrder | undefined;
}

/** What a wish does to the document as far as it has been projected. */
export type Step = (projected: Bson, source: Decoded) => Bson;

/** `undefined` for what the choice of fields has done already. */
export function stepOf({ steps, path, wish }: Wished, ground: ProjectionGround): Step | undefined {
  switch (wish.kind) {
    case 'include':
    case 'exclude':
      return undefined;
    case 'slice':
      return (projected) => asDocument(changing(projected, steps, (value) => sliced(value, wish)));
    case 'positional':
      return positional(steps, ground);
    case 'elemMatch':
      return firstMatch(path, wish.condition, ground);
    case 'meta':
      return (projected, { typed }) => placed(projected, steps, metaOf(typed, wish.name));
    case 'computed': {
      const compute = computation(wish.expression, ground);
      return (projected, source) => placed(projected, steps, compute(source));
    }
  }
}

function sliced(value: unknown, { skip, limit }: Wish & { readonly kind: 'slice' }): unknown {
  if (!Array.isArray(value)) return value;
  const elements: readonly unknown[] = value;
  const start = skip < 0 ? Math.max(0, elements.length + skip) : skip;
  return elements.slice(start, start + limit);
}

function positional(steps: readonly string[], { filter = {}, ...options }: ProjectionGround): Step {
  const positionOf = compilePosition(filter, options);
  return (projected, { typed }) => {
    const position = positionOf(typed);
    if (position === undefined)
      throw new CommandFailure(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    return asDocument(withOnlyElement(projected, steps, position));
  };
}

/** Of the first array on the way. */
function withOnlyElement(value: unknown, [step, ...rest]: readonly string[], position: number): unknown {
  if (Array.isArray(value)) {
    if (position < value.length) return [(value as readonly unknown[])[position]];
    throw new CommandFailure(
      51247,
      "Executor error during find command :: caused by :: positional operator '.$' element mismatch",
    );
  }
  if (step === undefined) return value;
  return changing(value, [step], (part) => withOnlyElement(part, rest, position));
}

function firstMatch(field: string, condition: unknown, options: ProjectionGround): Step {
  const test = compileElementTest(condition, options);
  return (projected, { typed }) => {
    const value = fieldOf(typed, field);
    const found = Array.isArray(value) ? value.findIndex(test) : -1;
    return found < 0 || !Array.isArray(value)
      ? projected
      : { ...projected, [field]: [(value as readonly unknown[])[found]] };
  };
}

function computation(expression: unknown, ground: ProjectionGround): (source: Decoded) => unknown {
  const evaluate = compileExpression(expression, ground);
  return ({ typed }) => evaluate(typed);
}

/** With the value at the end of the path; nothing where there is none. */
function placed(document: Bson, [step = '', ...rest]: readonly string[], value: unknown): Bson {
  if (value === undefined) return document;
  const present = fieldOf(document, step);
  const within = rest.length === 0 ? value : placedWithin(present, rest, value);
  return Object.fromEntries([...Object.entries(document).filter(([name]) => name !== step), [step, within]]);
}

function placedWithin(present: unknown, rest: readonly string[], value: unknown): unknown {
  if (Array.isArray(present)) return present.map((element) => placedWithin(element, rest, value));
  return placed(isDocument(present) ? present : {}, rest, value);
}

function asDocument(value: unknown): Bson {
  return isDocument(value) ? value : {};
}
