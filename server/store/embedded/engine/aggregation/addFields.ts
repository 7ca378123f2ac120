import { type Bson, isDocument, withField } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { type StepGround } from './stage.ts';

/** A field that is to have a value. */
interface Addition {
  readonly steps: readonly string[];
  readonly evaluate: (document: Bson) => unknown;
}

/** Gives fields values, also within documents and within the documents of arrays; fields that are there keep their places. */
export function compileAddFields(name: string, operand: unknown, ground: StepGround): (document: Bson) => Bson {
  if (!isDocument(operand)) throw new CommandFailure(40272, `${name} specification stage must be an object`);
  const additions = additionsWithin([], operand, ground);
  if (additions.length === 0)
    throw new CommandFailure(40177, `Invalid ${name} :: caused by :: specification must have at least one field`);
  checkPaths(additions);
  // All are computed from the document as it came.
  return (document) =>
    additions
      .map(({ steps, evaluate }) => ({ steps, value: evaluate(document) }))
      .reduce<Bson>((changed, { steps, value }) => placed(changed, steps, value), document);
}

function additionsWithin(before: readonly string[], operand: Bson, ground: StepGround): Addition[] {
  return Object.entries(operand).flatMap(([name, stated]) => {
    const steps = [...before, ...name.split('.')];
    const isNested =
      isDocument(stated) && Object.keys(stated).length > 0 && !(Object.keys(stated)[0]?.startsWith('$') ?? false);
    return isNested ? additionsWithin(steps, stated, ground) : [{ steps, evaluate: compileExpression(stated, ground) }];
  });
}

function checkPaths(additions: readonly Addition[]): void {
  for (const { steps } of additions) {
    if (steps.includes('')) throw new CommandFailure(40353, 'FieldPath field names may not be empty strings.');
    if (steps[0]?.startsWith('$')) throw new CommandFailure(16410, `FieldPath field names may not start with '$'.`);
  }
  const paths = additions.map(({ steps }) => steps.join('.')).sort();
  const collision = paths.find((path, at) => at > 0 && `${path}.`.startsWith(`${paths[at - 1] ?? ''}.`));
  if (collision !== undefined)
    throw new CommandFailure(
      40176,
      `specification contains two conflicting paths. Cannot specify both ${collision} and a path within it`,
    );
}

/** A document with a value at the end of a path, which stands where `$addFields` would place it. */
export function placedAt(path: string): (document: Bson, value: unknown) => Bson {
  const steps = path.split('.');
  if (steps.includes('')) throw new CommandFailure(40353, 'FieldPath field names may not be empty strings.');
  return (document, value) => placed(document, steps, value);
}

/** A missing value takes the field away. */
function placed(document: Bson, [step = '', ...rest]: readonly string[], value: unknown): Bson {
  const present = Object.hasOwn(document, step) ? document[step] : undefined;
  const within = rest.length === 0 ? value : placedWithin(present, rest, value);
  if (within === undefined) return Object.hasOwn(document, step) ? withoutField(document, step) : document;
  return withField(document, step, within);
}

function placedWithin(present: unknown, rest: readonly string[], value: unknown): unknown {
  if (Array.isArray(present)) return present.map((element) => placedWithin(element, rest, value));
  return placed(isDocument(present) ? present : {}, rest, value);
}

function withoutField(document: Bson, name: string): Bson {
  return Object.fromEntries(Object.entries(document).filter(([other]) => other !== name));
}
