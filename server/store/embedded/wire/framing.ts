import { HEADER_BYTES, MalformedMessage } from './message.ts';

/** As MongoDB announces it in `hello`. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** Cuts what comes by a socket into whole messages. */
export function createFraming(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let awaited = HEADER_BYTES;

  return (chunk) => {
    chunks.push(chunk);
    bytes += chunk.length;
    while (bytes >= awaited) {
      const all = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
      const length = messageBytes(all);
      chunks = [all];
      awaited = length;
      if (all.length < length) return;
      onMessage(all.subarray(0, length));
      chunks = [all.subarray(length)];
      bytes = all.length - length;
      awaited = HEADER_BYTES;
    }
  };
}

/** @throws {MalformedMessage} if the length cannot be that of a message. */
function messageBytes(start: Buffer): number {
  const length = start.readInt32LE(0);
  if (length <= HEADER_BYTES || length > MAX_MESSAGE_BYTES)
    throw new MalformedMessage(`No message has ${length} bytes.`);
  return length;
}
