import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import { decodePlain, encode } from './engine/bson.ts';
import { type StoreAddress } from './address.ts';
import { createFraming } from './wire/framing.ts';
import { HEADER_BYTES, writeReply } from './wire/message.ts';

/** Whether the store with this id answers at the address. */
export async function isServed(address: StoreAddress, storeId: string): Promise<boolean> {
  const answer = await greet(address);
  return Greeting.safeParse(answer).data?.parkfitStoreId === storeId;
}

const Greeting = z.object({ parkfitStoreId: z.string() });

/** A server that lives answers a greeting at once unless it is in the middle of a long command. */
const PATIENCE_MS = 5000;

/** What the server at the address answers to `hello`; `undefined` where there is none, or none that answers. */
function greet(address: StoreAddress): Promise<unknown> {
  const socket = address.transport === 'socket' ? connect(address.path) : connect(address.port, '127.0.0.1');
  return new Promise((resolve) => {
    const finish = (answer: unknown): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => {
      finish(undefined);
    });
    socket.on('error', () => {
      finish(undefined);
    });
    socket.on('close', () => {
      finish(undefined);
    });
    socket.on('connect', () => {
      socket.write(writeReply({ requestId: 0, legacy: false }, encode({ hello: 1, $db: 'admin' })));
    });
    onAnswer(socket, finish);
  });
}

function onAnswer(socket: Socket, finish: (answer: unknown) => void): void {
  const receive = createFraming((message) => {
    finish(decodePlain(message.subarray(HEADER_BYTES + 5)));
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch {
      // Whoever listens there is not a store.
      finish(undefined);
    }
  });
}
