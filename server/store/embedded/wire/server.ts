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
}

/** Does a command and gives its answer, errors included. */
export type Answer = (request: WireRequest, connection: ConnectionState) => Uint8Array;

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
    serve(socket, answer, { id: connections, host: hostOf(socket), trusted });
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

function serve(socket: Socket, answer: Answer, connection: ConnectionState): void {
  const receive = createFraming((message) => {
    const request = readMessage(message);
    const reply = answer(request, connection);
    if (!request.unanswered) socket.write(writeReply(request, reply));
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
}
