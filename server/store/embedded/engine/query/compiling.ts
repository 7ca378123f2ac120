import { DBRef } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { GEO_OPERATORS } from '../geo/geoOperators.ts';
import { ARRAY_OPERATORS } from './arrayOperators.ts';
import { BIT_OPERATORS } from './bitOperators.ts';
import { COMPARISON_OPERATORS, equalityOrPattern, isOperatorName } from './comparisonOperators.ts';
import { all, along, type Condition, type Criterion, every, not, ofDocument, some } from './condition.ts';
import { type FieldOperator, type FilterContext } from './context.ts';
import { ELEMENT_OPERATORS } from './elementOperators.ts';
import { EVALUATION_OPERATORS } from './evaluationOperators.ts';
import { expression, sampled } from './expression.ts';
import { schemaTest } from './jsonSchema.ts';

/** Compiles a whole filter. */
export function criterionOf(filter: Bson, context: FilterContext): Criterion {
  return every(Object.entries(filter).map(([name, operand]) => part(name, operand, context)));
}

/** Compiles the operators that one field is to satisfy. */
export function conditionOf(operators: Bson, context: FilterContext): Condition {
  return all(Object.entries(operators).map(([name, operand]) => fieldOperator(name)(operand, operators, context)));
}

/** The operators of fields by their names. */
const FIELD_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  ...COMPARISON_OPERATORS,
  ...ELEMENT_OPERATORS,
  ...ARRAY_OPERATORS,
  ...EVALUATION_OPERATORS,
  ...BIT_OPERATORS,
  ...GEO_OPERATORS,
};

function fieldOperator(name: string): FieldOperator {
  const found = Object.hasOwn(FIELD_OPERATORS, name) ? FIELD_OPERATORS[name] : undefined;
  if (found) return found;
  if (UNSUPPORTED.has(name)) throw new CommandFailure('BadValue', `The embedded store does not support ${name} here.`);
  throw new CommandFailure('BadValue', `unknown operator: ${name}`);
}

const UNSUPPORTED = new Set(['$text', '$where']);

function part(name: string, operand: unknown, context: FilterContext): Criterion {
  if (isOperatorName(name)) return topOperator(name)(operand, context);
  return along(name, conditionOfField(operand, context));
}

function conditionOfField(operand: unknown, context: FilterContext): Condition {
  const isStated = isDocument(operand) && !(operand instanceof DBRef);
  const [first] = isStated ? Object.keys(operand) : [];
  return isStated && first !== undefined && isOperatorName(first)
    ? conditionOf(operand, context)
    : equalityOrPattern(operand, context);
}

type TopOperator = (operand: unknown, context: FilterContext) => Criterion;

const TOP_OPERATORS: Readonly<Record<string, TopOperator>> = {
  $and: (operand, context) => every(branches('$and', operand, context)),
  $or: (operand, context) => some(branches('$or', operand, context)),
  $nor: (operand, context) => not(some(branches('$nor', operand, context))),
  $expr(operand, context) {
    context.needTypes();
    return ofDocument(expression(operand, context));
  },
  $jsonSchema(operand, context) {
    context.needTypes();
    return ofDocument(schemaTest(operand));
  },
  $sampleRate: (operand, context) => ofDocument(sampled(operand, context)),
  $comment: () => ofDocument(() => true),
  $alwaysTrue: () => ofDocument(() => true),
  $alwaysFalse: () => ofDocument(() => false),
};

function topOperator(name: string): TopOperator {
  const found = Object.hasOwn(TOP_OPERATORS, name) ? TOP_OPERATORS[name] : undefined;
  if (found) return found;
  if (name === '$where')
    throw new CommandFailure(
      'BadValue',
      'The embedded store runs no code that a client sends: $where is not supported.',
    );
  if (UNSUPPORTED.has(name)) throw new CommandFailure('BadValue', `The embedded store does not support ${name} here.`);
  throw new CommandFailure(
    'BadValue',
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function branches(name: string, operand: unknown, context: FilterContext): Criterion[] {
  if (!Array.isArray(operand)) throw new CommandFailure('BadValue', `${name} must be an array`);
  if (operand.length === 0) throw new CommandFailure('BadValue', '$and/$or/$nor must be a nonempty array');
  return operand.map((branch: unknown) => {
    if (!isDocument(branch)) throw new CommandFailure('BadValue', '$or/$and/$nor entries need to be full objects');
    return criterionOf(branch, context);
  });
}
