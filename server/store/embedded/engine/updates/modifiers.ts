import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { typeOf } from '../values/bsonTypes.ts';
import { ARRAY_OPERATORS } from './arrayOperators.ts';
import { readArrayFilters } from './arrayFilters.ts';
import { FIELD_OPERATORS } from './fieldOperators.ts';
import { creating, type Modification, REMOVED, type UpdateGround, type UpdateOperator } from './modification.ts';
import { NUMBER_OPERATORS } from './numberOperators.ts';
import { type Draft, modify } from './placing.ts';
import { movedValue, readRenaming, type Renaming } from './renaming.ts';
import { resolved } from './resolving.ts';
import { checkConflicts, checkDollar, compareSteps, isPositional, updateSteps } from './updatePath.ts';

/** What operators do to a document, ready to be done to many. */
export type Modifiers = (draft: Draft, situation: Situation) => void;

export interface Situation {
  /** In which element the filter of the command found the document. */
  readonly matched: () => number | undefined;
  /** Whether the document is being made, which is when `$setOnInsert` counts. */
  readonly isInsert: boolean;
}

export interface ModifiersGround extends UpdateGround {
  readonly arrayFilters?: readonly Bson[];
}

interface Written {
  readonly steps: readonly string[];
  readonly modification: Modification;
  readonly onlyOnInsert: boolean;
}

/** Reads an update of operators. @throws {CommandFailure} where they are none that MongoDB takes */
export function compileModifiers(change: Bson, ground: ModifiersGround): Modifiers {
  const written = Object.entries(change).flatMap(([operator, fields]) => readOperator(operator, fields, ground));
  const renamings = renamingsOf(change);
  const paths = [...written.map(({ steps }) => steps), ...renamings.flatMap(({ from, to }) => [from, to])];
  checkConflicts(paths);
  const isDynamic = paths.some((steps) => steps.some(isPositional));
  const { arrayFilters = [], variables, texts } = ground;
  const elementTests = readArrayFilters(arrayFilters, { change, paths, ...(variables && { variables }), texts });

  return (draft, { matched, isInsert }) => {
    const resolving = { document: draft, elementTests, matched };
    const concrete = [...written, ...renamings.flatMap((renaming) => movings(draft, renaming))]
      .filter(({ onlyOnInsert }) => isInsert || !onlyOnInsert)
      .flatMap(({ steps, modification }) =>
        resolved(steps, resolving).map((each) => ({ steps: each, modification }) as const),
      );
    for (const { steps } of concrete) checkDollar(steps, isInsert);
    if (isDynamic) checkConflicts(concrete.map(({ steps }) => steps));
    concrete.sort((one, other) => compareSteps(one.steps, other.steps));
    for (const { steps, modification } of concrete) modify(draft, steps, modification);
  };
}

const OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  ...FIELD_OPERATORS,
  ...NUMBER_OPERATORS,
  ...ARRAY_OPERATORS,
};

function readOperator(operator: string, fields: unknown, ground: UpdateGround): Written[] {
  const compile = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!compile && operator !== '$rename')
    throw new CommandFailure(
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  if (!isDocument(fields))
    throw new CommandFailure(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  if (!compile) return [];
  return Object.entries(fields).map(([path, operand]) => ({
    steps: updateSteps(path),
    modification: compile(operand, path, ground),
    onlyOnInsert: operator === '$setOnInsert',
  }));
}

function renamingsOf({ $rename }: Bson): readonly Renaming[] {
  return isDocument($rename) ? Object.entries($rename).map(([path, operand]) => readRenaming(path, operand)) : [];
}

/** A renaming as what it writes and what it takes away. */
function movings(draft: Bson, renaming: Renaming): Written[] {
  const value = movedValue(draft, renaming);
  if (value === undefined) return [];
  return [
    { steps: renaming.from, modification: { apply: () => REMOVED, creates: false }, onlyOnInsert: false },
    { steps: renaming.to, modification: creating(() => value), onlyOnInsert: false },
  ];
}
