import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { type StoreAddress } from '#server/store/embedded/address.ts';
import { createFraming } from '#server/store/embedded/wire/framing.ts';
import { HEADER_BYTES, writeReply } from '#server/store/embedded/wire/message.ts';

/** A connection to a store without a driver: messages go as they are, one at a time, and answers come as bytes. */
export interface RawConnection {
  /** Sends a message and waits for the answer; one at a time. */
  readonly ask: (message: Buffer) => Promise<Buffer>;
  readonly socket: Socket;
  readonly close: () => void;
}

/** A command as an OP_MSG; its layout is that of an answer. */
export function commandMessage(command: Bson, requestId = 1): Buffer {
  return writeReply({ requestId, legacy: false }, encode(command));
}

/** The document of an answer. */
export function answerDocument(answer: Buffer): Bson {
  return decodePlain(answer.subarray(HEADER_BYTES + 5));
}

/** Connects by socket or loopback; a secret is not shown. */
export async function dial(address: StoreAddress): Promise<RawConnection> {
  const socket = address.transport === 'socket' ? connect(address.path) : connect(address.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  let waiting: { readonly resolve: (answer: Buffer) => void; readonly reject: (error: Error) => void } | undefined;
  const receive = createFraming((answer) => {
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(answer);
  });
  socket.on('data', (chunk: Buffer) => {
    receive(chunk);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    waiting?.reject(new Error('The store closed the connection.'));
  });
  return {
    socket,
    ask: (message) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(message);
      }),
    close: () => {
      socket.destroy();
    },
  };
}
