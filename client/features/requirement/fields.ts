import { z } from 'zod';
import { type CriterionDescription } from '#shared/criterion.ts';
import { type OpenAsk, type OpenRequirement } from '#shared/requirement.ts';
import { type EditedRequirement, completeSteps } from './edited.ts';

/** One parameter of a criterion as a form shows it. */
export type Field = { readonly name: string; readonly required: boolean } & (
  | {
      readonly kind: 'number';
      readonly integer: boolean;
      readonly min?: number | undefined;
      readonly above?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | PlainField
);

/** Kinds that need nothing but their name. */
type PlainKind = 'words' | 'places' | 'resources' | 'flag' | 'day' | 'position' | 'region' | 'text';
type PlainField = { readonly [K in PlainKind]: { readonly kind: K } }[PlainKind];

type Kind = Field extends infer F ? (F extends Field ? Omit<F, 'name' | 'required'> : never) : never;

/** A node of a JSON Schema, as far as forms read it. */
const Node = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  // Of a tuple it is `false`; then, and where items are no words, the list has no options.
  items: z
    .looseObject({ enum: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
  prefixItems: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Node = z.infer<typeof Node>;

const Schema = z.looseObject({
  properties: z.record(z.string(), Node).default({}),
  required: z.array(z.string()).default([]),
});

/** The parameters of a criterion, in the order in which it declares them. */
export function fieldsOf({ asks }: Pick<CriterionDescription, 'asks'>): Field[] {
  const { properties, required } = Schema.parse(asks);
  return Object.entries(properties).map(([name, node]) => ({
    name,
    required: required.includes(name),
    ...kindOf(name, node),
  }));
}

/** Whether everything that the criterion needs has been entered. */
export function isComplete(criterion: CriterionDescription, ask: OpenAsk): boolean {
  return fieldsOf(criterion).every(({ name, required }) =>
    required ? isEntered(ask[name]) : !isHalfEntered(ask[name]),
  );
}

const isEntered = (value: unknown): boolean => value !== undefined && !isHalfEntered(value);

/** A point of which only one coordinate is there. */
const isHalfEntered = (value: unknown): boolean => Array.isArray(value) && value.includes(null);

/** The requirement without the asks and steps of growth that are still to be filled in: what can be judged now. */
export function judgeable(
  { growth = [], ...requirement }: EditedRequirement,
  criteria: readonly CriterionDescription[],
): OpenRequirement {
  const steps = completeSteps(growth);
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const complete = Object.entries(requirement.criteria).filter(([id, ask]) => {
    const criterion = byId.get(id);
    return criterion === undefined || isComplete(criterion, ask);
  });
  return {
    ...requirement,
    criteria: Object.fromEntries(complete),
    ...(steps.length === 0 ? {} : { growth: steps }),
  };
}

/** A new ask of a criterion: preferred where it may be, and with its only or first choice where there is one to take. */
export function newAsk(criterion: CriterionDescription): OpenAsk {
  const chosen = fieldsOf(criterion).flatMap((field): [string, unknown][] => {
    const [first] = field.kind === 'choice' ? field.options : [];
    return field.required && first !== undefined ? [[field.name, first]] : [];
  });
  return { ...Object.fromEntries(chosen), level: criterion.levels.includes('prefer') ? 'prefer' : 'must' };
}

function kindOf(name: string, node: Node): Kind {
  if (/^places?$/u.test(name)) return { kind: 'places' };
  if (/^resources$/u.test(name)) return { kind: 'resources' };
  if (node.prefixItems !== undefined) return { kind: 'position' };
  if (node.type === 'array') return listKind(node);
  if (node.enum !== undefined) return { kind: 'choice', options: node.enum.map(String) };
  return plainKind(node);
}

function listKind({ items }: Node): Kind {
  return items?.enum === undefined ? { kind: 'words' } : { kind: 'choices', options: items.enum };
}

function plainKind({ type, format, minimum, exclusiveMinimum, maximum }: Node): Kind {
  if (type === 'number' || type === 'integer') {
    return { kind: 'number', integer: type === 'integer', min: minimum, above: exclusiveMinimum, max: maximum };
  }
  if (type === 'boolean') return { kind: 'flag' };
  if (type === 'string') return { kind: format === 'date' ? 'day' : 'text' };
  return { kind: 'region' };
}
