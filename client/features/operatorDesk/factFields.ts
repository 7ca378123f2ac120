import { z } from 'zod';
import { type CriterionDescription, type CriterionGroup } from '#shared/criterion.ts';
import { ListingFacts } from '#shared/listing.ts';
import { type Field, fieldsOf } from '#client/features/requirement/fields.ts';

/** A fact of a space as the form asks for it. */
export interface FactField {
  readonly name: keyof ListingFacts;
  /** How its value is entered. */
  readonly field: Field;
  /** Stands for "there is none": a word, or a list without entries; absent where that cannot be said. */
  readonly none?: 'none' | readonly [];
  readonly group: CriterionGroup;
  /** The criterion whose words name its values. */
  readonly criterion: string;
}

const Node = z.looseObject({
  anyOf: z.array(z.looseObject({ const: z.unknown().optional() })).optional(),
  enum: z.array(z.string()).optional(),
  type: z.string().optional(),
  minItems: z.number().optional(),
});
type Node = z.infer<typeof Node>;

/** Every fact, made from the schema of facts and the catalogue of criteria, in the order of the schema. */
export function factFieldsOf(criteria: readonly CriterionDescription[]): FactField[] {
  const { properties } = z.looseObject({ properties: z.record(z.string(), Node) }).parse(z.toJSONSchema(ListingFacts));
  return ListingFacts.keyof().options.flatMap((name) => {
    const node = properties[name];
    return node === undefined ? [] : factField(name, node, criteria);
  });
}

function factField(name: FactField['name'], node: Node, criteria: readonly CriterionDescription[]): FactField[] {
  const reader = readerOf(name, criteria);
  const none = noneOf(node);
  return fieldsOf({ asks: { properties: { [name]: valueNode(node) } } }).map((field) => ({
    ...{ name, field, criterion: reader?.id ?? '', group: reader?.group ?? groupOf(name) },
    ...(none !== undefined && { none }),
  }));
}

/** The criterion that a fact is called after, else the one that reads the least besides it. */
function readerOf(name: string, criteria: readonly CriterionDescription[]): CriterionDescription | undefined {
  const readers = criteria.filter(({ reads }) => reads.includes(name));
  const words = `${name.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`)}-`;
  return (
    readers.find(({ id }) => words.startsWith(`${id}-`)) ??
    readers.toSorted((one, other) => one.reads.length - other.reads.length)[0]
  );
}

/** The schema of the value itself, without the word that there is none. */
function valueNode({ anyOf, ...node }: Node): object {
  if (anyOf !== undefined) return anyOf.find((part) => part.const !== 'none') ?? node;
  if (node.enum === undefined || !isEnding(node.enum)) return node;
  return { ...node, enum: node.enum.filter((word) => word !== 'none') };
}

function noneOf({ anyOf, enum: words, type, minItems }: Node): FactField['none'] {
  if (anyOf?.some((part) => part.const === 'none') === true) return 'none';
  if (words !== undefined && isEnding(words)) return 'none';
  return type === 'array' && minItems === undefined ? [] : undefined;
}

/** `none` as the last word says that there is none; as the first of a scale it is its least value. */
function isEnding(words: readonly string[]): boolean {
  return words.at(-1) === 'none';
}

/** What no criterion reads by itself counts for the cost. */
function groupOf(name: string): CriterionGroup {
  return /Fen|Months/u.test(name) ? 'money-and-time' : 'space';
}
