import { describe, expect, it } from 'vitest';
import { pack, unpack } from '#server/platform/packed.ts';

describe('packed data', () => {
  it('come out as they went in, by way of JSON, with what JSON has no word for', () => {
    const value = {
      offers: [{ area: undefined, none: null, text: '一', list: [1, undefined, 'a'] }],
      codes: Uint8Array.of(1, 255),
      masks: [Int32Array.of(-1), Float64Array.of(0.1, Infinity)],
      empty: new Uint32Array(),
    };

    const { data, arrays } = pack(value);

    expect(arrays).toHaveLength(4);
    expect(unpack({ data: JSON.parse(JSON.stringify(data)), arrays })).toStrictEqual(value);
  });

  it('share the arrays with what they were packed of', () => {
    const codes = Uint16Array.of(7);

    expect(pack({ codes }).arrays[0]).toBe(codes);
  });
});
