import { type Socket } from 'node:net';
import { createFraming } from './framing.ts';
import { type HeldMessages } from './heldMessages.ts';
import { readMessage, type WireRequest, writeReply } from './message.ts';

/** What a connection carries from one command to the next. */
export interface ConnectionState {
  readonly id: number;
  /** Where the client has reached the server, as a member of a replica set is named; on a Unix socket only a name. */
  readonly host: string;
  /** Whether the client has shown the secret; always so where none is asked for. */
  trusted: boolean;
  /** Whether nobody is there any more to hear an answer. */
  closed: boolean;
  /** Ends the connection without a word. */
  readonly close?: () => void;
}

/** Does a command and gives its answer, errors included. */
export type Answer = (request: WireRequest, connection: ConnectionState) => Promise<Uint8Array>;

export interface Serving {
  readonly answer: Answer;
  readonly connection: ConnectionState;
  readonly heldMessages: HeldMessages;
}

/**
 * Serves a connection. Its commands are done one after another, the next when the client has taken the answer; while one
 * waits nothing more is read, so that a client that sends without end fills no memory.
 */
export function serve(socket: Socket, { answer, connection, heldMessages }: Serving): void {
  let last = Promise.resolve();
  let unanswered = 0;
  const end = (): void => {
    socket.destroy();
  };
  const held = heldMessages.of(end);

  const respond = async (request: WireRequest): Promise<void> => {
    const reply = await answer(request, connection);
    if (request.unanswered || connection.closed) return;
    if (!socket.write(writeReply(request, reply))) await taken(socket);
  };
  const finished = (): void => {
    unanswered -= 1;
    if (unanswered > 1 || !socket.isPaused()) return;
    held.resume();
    socket.resume();
  };
  const begin = (request: WireRequest): void => {
    unanswered += 1;
    last = (unanswered === 1 ? respond(request) : last.then(() => respond(request))).catch(end).finally(finished);
    if (unanswered === 1 || socket.isPaused()) return;
    socket.pause();
    held.pause();
  };
  const receive = createFraming((message) => {
    begin(readMessage(message));
  }, held.takes);

  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch {
      // What follows on this connection cannot be understood either.
      end();
    }
  });
  socket.on('error', end);
  socket.on('close', () => {
    connection.closed = true;
    held.takes(0);
  });
}

/** Settles when what was written has left, or nobody is there any more to take it. */
function taken(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      socket.off('drain', settle);
      socket.off('close', settle);
      resolve();
    };
    socket.once('drain', settle);
    socket.once('close', settle);
    if (socket.destroyed) settle();
  });
}
