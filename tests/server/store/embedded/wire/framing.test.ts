import { describe, expect, it } from 'vitest';
import { createFraming, MAX_MESSAGE_BYTES } from '#server/store/embedded/wire/framing.ts';

/** A message of so many bytes, each of which is the last digit of its place. */
function message(bytes: number): Buffer {
  const whole = Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => at % 10));
  whole.writeInt32LE(bytes, 0);
  return whole;
}

function framed(chunks: readonly Buffer[]): { readonly messages: Buffer[]; readonly held: number[] } {
  const messages: Buffer[] = [];
  const held: number[] = [];
  const receive = createFraming(
    (whole) => messages.push(Buffer.from(whole)),
    (bytes) => held.push(bytes),
  );
  for (const chunk of chunks) receive(chunk);
  return { messages, held };
}

function inPieces(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

describe('cutting what comes into messages', () => {
  const three = [message(17), message(200_000), message(40)];

  it.each([1, 3, 16, 17, 65_536, 1_000_000])('gives the same messages from pieces of %i bytes', (size) => {
    expect(framed(inPieces(Buffer.concat(three), size)).messages).toEqual(three);
  });

  it('takes no room for messages that come whole, and gives it back when the rest has come', () => {
    const parts = [Buffer.concat([message(17), message(40)]), message(100).subarray(0, 60), message(100).subarray(60)];

    expect(framed(parts).held).toEqual([0, 100, 0]);
  });

  it('takes at first 64 KB for a message that says that it will be large, and twice as much when they are full', () => {
    const large = message(1_000_000);

    expect(framed([large.subarray(0, 16), large.subarray(16, 65_536), large.subarray(65_536, 65_537)]).held).toEqual([
      // The length of a message is known when its header is there.
      16, 65_536, 131_072,
    ]);
  });

  it.each([
    { bytes: 16, fits: false },
    { bytes: 17, fits: true },
    { bytes: MAX_MESSAGE_BYTES, fits: true },
    { bytes: MAX_MESSAGE_BYTES + 1, fits: false },
    { bytes: -1, fits: false },
  ])('takes a message that says that it has $bytes bytes: $fits', ({ bytes, fits }) => {
    const header = Buffer.alloc(16);
    header.writeInt32LE(bytes, 0);
    const receive = createFraming(() => undefined);
    const take = (): void => {
      receive(header);
      receive(Buffer.alloc(1));
    };

    if (fits) expect(take).not.toThrow();
    else expect(take).toThrow(`No message has ${bytes} bytes.`);
  });
});
