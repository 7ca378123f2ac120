import { createServer, type Server, type Socket } from 'node:net';
import { createFraming } from './framing.ts';
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

/** A server of the MongoDB wire protocol, not listening yet. Bytes that are no message end their connection and nothing else. */
export function createWireServer(
  answer: Answer,
  trusted: boolean,
): { readonly server: Server; readonly close: () => Promise<void> } {
  const sockets = new Set<Socket>();
  let connections = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    serve(socket, answer, {
      id: connections,
      host: hostOf(socket),
      trusted,
      closed: false,
      close: () => socket.destroy(),
    });
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function hostOf({ localPort }: Socket): string {
  return localPort === undefined ? 'embedded:27017' : `127.0.0.1:${localPort}`;
}

/** The commands of a connection are done one after another. */
function serve(socket: Socket, answer: Answer, connection: ConnectionState): void {
  let last: Promise<void> | undefined;

  const respond = async (request: WireRequest): Promise<void> => {
    const reply = await answer(request, connection);
    if (!request.unanswered && !connection.closed) socket.write(writeReply(request, reply));
  };
  const receive = createFraming((message) => {
    const request = readMessage(message);
    const mine = last ? last.then(() => respond(request)) : respond(request);
    const done = mine.finally(() => {
      if (last === done) last = undefined;
    });
    last = done;
  });
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch {
      // What follows on this connection cannot be understood either.
      socket.destroy();
    }
  });
  socket.on('error', () => {
    socket.destroy();
  });
  socket.on('close', () => {
    connection.closed = true;
  });
}
