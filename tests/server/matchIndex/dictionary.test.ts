import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDictionary, createKeyedDictionary, type Dictionary, valuesOf } from '#server/matchIndex/dictionary.ts';

type Value = string | number | boolean | readonly string[];

/** Values of all kinds of which many are met again, some of them alike but for their kind. */
const value: fc.Arbitrary<Value | undefined> = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5),
  fc.constantFrom('', '0', 'a', 'b'),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  fc.constant(undefined),
);

const pairs = fc.record({ name: fc.nat({ max: 30 }), isOther: fc.boolean() });

/** The numbers that values should have: by their texts, in the order in which they are met. */
function plainNumbers(values: readonly unknown[]): number[] {
  const texts: string[] = [];
  return values.map((one) => {
    if (one === undefined) return 0;
    const text = JSON.stringify(one);
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text) + 1;
  });
}

function numbersIn<T>(dictionary: Dictionary<T>, values: readonly (T | undefined)[]): number[] {
  return values.map((one) => dictionary.numberOf(one));
}

/** Each distinct one once, in the order in which they are met. */
function distinct<T>(values: readonly (T | undefined)[]): T[] {
  const numbers = plainNumbers(values);
  return values.filter((one, at): one is T => one !== undefined && numbers.indexOf(numbers[at] ?? 0) === at);
}

describe('a dictionary', () => {
  it('numbers distinct values from 1 on as they are met, lists by their items, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60, size: 'max' }), (values) => {
        const dictionary = createDictionary<Value>();

        expect(numbersIn(dictionary, values)).toEqual(plainNumbers(values));
        expect(valuesOf(dictionary)).toEqual(distinct(values));
        expect(dictionary.values).toEqual([undefined, ...distinct(values)]);
      }),
      { numRuns: 200 },
    );
  });

  it('of known values goes on from these', () => {
    fc.assert(
      fc.property(fc.array(value), fc.array(value, { maxLength: 40, size: 'max' }), (known, values) => {
        const dictionary = createDictionary<Value>(distinct(known));

        expect(numbersIn(dictionary, values)).toEqual(
          plainNumbers([...distinct(known), ...values]).slice(distinct(known).length),
        );
      }),
    );
  });
});

describe('a dictionary of values that are told apart by a key', () => {
  it('numbers them as one without keys would, few or many, known before or not', () => {
    fc.assert(
      fc.property(
        fc.array(pairs),
        fc.array(fc.option(pairs, { nil: undefined }), { maxLength: 80, size: 'max' }),
        (known, values) => {
          const dictionary = createKeyedDictionary(
            {
              key: ({ name, isOther }) => `${name}${isOther}`,
              isSame: (one, other) => one.name === other.name && one.isOther === other.isOther,
            },
            distinct(known),
          );

          expect(numbersIn(dictionary, values)).toEqual(
            plainNumbers([...distinct(known), ...values]).slice(distinct(known).length),
          );
          expect(valuesOf(dictionary)).toEqual(distinct([...known, ...values]));
        },
      ),
    );
  });

  it('makes no keys while it is looking through few', () => {
    const keys: number[] = [];
    const dictionary = createKeyedDictionary<number>({
      key(one) {
        keys.push(one);
        return String(one);
      },
      isSame: (one, other) => one === other,
    });

    numbersIn(dictionary, [1, 1, 2, 1, 2]);

    // One for each that is new.
    expect(keys).toEqual([1, 2]);
  });
});
