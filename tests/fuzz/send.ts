import { once } from 'node:events';
import { connect } from 'node:net';
import { type StoreAddress } from '#server/store/embedded/address.ts';
import { type Bson, decodePlain } from '#server/store/embedded/engine/bson.ts';
import { createFraming } from '#server/store/embedded/wire/framing.ts';
import { type Sending } from './changes.ts';

/** What came of a sending until its connection had ended. */
export interface Reaction {
  readonly answered: number;
  readonly refused: number;
  /** What came and is no answer, in words. */
  readonly fault?: string;
}

/** Sends it on a connection of its own, and waits until that has ended. */
export async function send({ pieces, breaksOff }: Sending, address: StoreAddress): Promise<Reaction> {
  const socket = address.transport === 'socket' ? connect(address.path) : connect(address.port, '127.0.0.1');
  const reaction = { answered: 0, refused: 0 };
  let fault: string | undefined;
  const receive = createFraming((message) => {
    const answer = answerOf(message);
    if (answer?.['ok'] === undefined) fault = `No answer: ${message.toString('latin1').slice(0, 100)}`;
    reaction[answer?.['ok'] === 1 ? 'answered' : 'refused'] += 1;
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch (error) {
      fault = String(error);
    }
  });
  // A server that ends the connection while there is more to come resets it.
  socket.on('error', () => undefined);
  const gone = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  await once(socket, 'connect');
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    if (pieces.length > 1) await new Promise(setImmediate);
  }
  if (breaksOff) socket.destroy();
  else socket.end();
  await gone;
  return { ...reaction, ...(fault !== undefined && { fault }) };
}

const OP_REPLY = 1;

function answerOf(message: Buffer): Bson | undefined {
  try {
    return decodePlain(message.subarray(message.readInt32LE(12) === OP_REPLY ? 36 : 21));
  } catch {
    return undefined;
  }
}
