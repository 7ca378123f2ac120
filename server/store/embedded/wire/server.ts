import { createServer, type Server, type Socket } from 'node:net';
import { type Answer, serve } from './connection.ts';
import { createHeldMessages } from './heldMessages.ts';
import { WIRE_LIMITS } from './limits.ts';

export type { Answer, ConnectionState } from './connection.ts';

/** A server of the MongoDB wire protocol, not listening yet. Bytes that are no message end their connection and nothing else. */
export function createWireServer(
  answer: Answer,
  trusted: boolean,
  limits = WIRE_LIMITS,
): { readonly server: Server; readonly close: () => Promise<void> } {
  const sockets = new Set<Socket>();
  const heldMessages = createHeldMessages(limits);
  let connections = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    const connection = {
      id: connections,
      host: hostOf(socket),
      trusted,
      closed: false,
      close: () => socket.destroy(),
    };
    serve(socket, { answer, connection, heldMessages });
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
