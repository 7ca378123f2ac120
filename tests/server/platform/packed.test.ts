import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pack, type Packed, unpack } from '#server/platform/packed.ts';

type Written = Pick<Packed, 'data' | 'holes'>;

/** What is written of packed data besides the arrays, as it is read again. */
function copied(written: Written): Written {
  return z.custom<Written>().parse(JSON.parse(JSON.stringify(written)));
}

describe('packed data', () => {
  it('come out as they went in, by way of JSON, with what JSON has no word for', () => {
    const value = {
      offers: [{ area: undefined, none: null, text: '一', list: [1, undefined, 'a'] }],
      codes: Uint8Array.of(1, 255),
      masks: [Int32Array.of(-1), Float64Array.of(0.1, Infinity)],
      empty: new Uint32Array(),
    };

    const { data, arrays, holes } = pack(value);

    expect(arrays).toHaveLength(4);
    expect(unpack({ ...copied({ data, holes }), arrays })).toStrictEqual(value);
  });

  it('have their keys in the order that they had', () => {
    const { data, arrays, holes } = pack({ first: undefined, second: 2, third: Uint8Array.of(3), last: 4 });

    const read = z.custom<object>().parse(unpack({ ...copied({ data, holes }), arrays }));

    expect(Object.keys(read)).toEqual(['first', 'second', 'third', 'last']);
  });

  it('share the arrays with what they were packed of', () => {
    const codes = Uint16Array.of(7);

    expect(pack({ codes }).arrays[0]).toBe(codes);
  });
});
