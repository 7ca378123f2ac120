import { describe, expect, it } from 'vitest';
import { KeyRoom } from '#server/matchIndex/codeKeys.ts';

const bytes = { codes: Uint8Array.of(1, 0, 3), times: 4 };
const pairs = { codes: Uint16Array.of(300, 2, 511), times: 512 };

describe('room for keys', () => {
  it('lays the codes of parts side by side, the first part highest', () => {
    const keys = new KeyRoom(3).laidOut([bytes, pairs, bytes], 13);

    // (first × 512 + second) × 4 + third.
    expect([...keys]).toEqual([(512 + 300) * 4 + 1, 2 * 4, (3 * 512 + 511) * 4 + 3]);
  });

  it.each([
    { bits: 32, kind: Uint32Array },
    { bits: 33, kind: Float64Array },
  ])('takes a wider number where $bits bits need it', ({ bits, kind }) => {
    const wide = { codes: Uint32Array.of(2 ** 31, 1, 0), times: 2 ** 32 };

    const keys = new KeyRoom(3).laidOut([wide, { codes: Uint8Array.of(0, 1, 1), times: bits - 31 }], bits);

    expect(keys).toBeInstanceOf(kind);
    expect([...keys]).toEqual([2 ** 31 * (bits - 31), bits - 31 + 1, 1]);
  });

  it('keeps nothing of what was laid out before', () => {
    const room = new KeyRoom(3);
    room.laidOut([bytes, pairs], 11);

    expect([...room.laidOut([bytes], 2)]).toEqual([1, 0, 3]);
    expect([...room.laidOut([], 0)]).toEqual([0, 0, 0]);
  });
});
