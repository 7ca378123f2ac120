import { beforeAll, describe, expect, it } from 'vitest';
import { Benefit, Cap } from '#shared/policy/benefit.ts';
import { Exclusion, Limit, Measure, Policy } from '#shared/policy/policy.ts';
import { BENEFIT_SHAPES } from '#client/features/policyDrafts/form/benefitShapes.ts';
import { MEASURES_SHAPE, POLICY_SHAPE, type Shape } from '#client/features/policyDrafts/form/shape.ts';
import { textsOf } from '#client/i18n/i18n.ts';

const WHOLE = [...Object.values(POLICY_SHAPE).flat(), MEASURES_SHAPE];
const fieldsOf = (name: string, among: readonly Shape[] = WHOLE): readonly Shape[] => {
  const found = among.find((shape) => shape.name === name);
  return found !== undefined && 'fields' in found ? found.fields : [];
};
const namesOf = (shapes: readonly Shape[]): string[] => shapes.map(({ name }) => name).sort();

/** Every shape, those within others too. */
function all(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => [shape, ...('fields' in shape ? all(shape.fields) : [])]);
}

const EVERY = all([...WHOLE, ...Object.values(BENEFIT_SHAPES).flat()]);

describe('the form of a policy', () => {
  it.each([
    { what: 'a policy', shapes: WHOLE, keys: Object.keys(Policy.shape) },
    { what: 'a clause', shapes: fieldsOf('measures'), keys: Object.keys(Measure.shape) },
    { what: 'a cap', shapes: fieldsOf('caps', fieldsOf('measures')), keys: Object.keys(Cap.shape) },
    { what: 'a cap over several clauses', shapes: fieldsOf('limits'), keys: Object.keys(Limit.shape) },
    { what: 'an exclusion', shapes: fieldsOf('exclusions'), keys: Object.keys(Exclusion.shape) },
  ])('has a field for all that the format says of $what', ({ shapes, keys }) => {
    expect(namesOf(shapes)).toEqual(keys.toSorted());
  });

  it.each(Benefit.options.map((option) => ({ kind: option.shape.kind.value, keys: Object.keys(option.shape) })))(
    'has a field for all that the format says of a benefit of the kind $kind',
    ({ kind, keys }) => {
      expect(namesOf(BENEFIT_SHAPES[kind])).toEqual(keys.filter((key) => key !== 'kind').toSorted());
    },
  );
});

describe('the texts of the form', () => {
  const texts: Record<string, unknown>[] = [];

  beforeAll(async () => {
    texts.push(await textsOf('zh-CN'), await textsOf('en'));
  });

  const at = (tree: unknown, key: string): unknown =>
    key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], tree);

  it('name every field, every option and every kind of benefit, in both languages', () => {
    const wanted = [
      ...EVERY.map(({ name }) => `drafts.fields.${name}`),
      ...EVERY.flatMap((shape) =>
        'options' in shape ? shape.options.map((option) => `${shape.words}.${option}`) : [],
      ),
      ...Object.keys(BENEFIT_SHAPES).map((kind) => `drafts.benefits.${kind}`),
    ];

    expect(texts.flatMap((tree) => wanted.filter((key) => typeof at(tree, key) !== 'string'))).toEqual([]);
  });
});
