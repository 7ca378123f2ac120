import { type RequestListener, type Server, createServer } from 'node:http';
import { CannotStart } from '../cannotStart.ts';

/** A server that listens. */
export interface Listening {
  /** Where it can be reached, as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Takes no more requests, lets those under way finish for the given time, then cuts them off. */
  readonly close: (graceMs: number) => Promise<void>;
}

/**
 * Listens; port 0 picks a free one.
 *
 * @throws {CannotStart} where the port is taken or may not be used.
 */
export async function listen(
  handle: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(handle);
  closeConnectionsAsTheyFallIdle(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotStart(reasonOf(error, host, port), { cause: error }));
    });
    server.listen({ host, port }, resolve);
  });
  return { address: addressOf(server, host), close: (graceMs) => close(server, graceMs) };
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use: stop the program that uses it, or set PORT to another one (0 picks a free one).`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this user: set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine: set HOST to one that is, as 127.0.0.1.`;
    case undefined:
    default:
      return `Cannot listen on ${host}, port ${port}: ${message}.`;
  }
}

function addressOf(server: Server, host: string): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Once the server is closed: a browser keeps its connection open for more, and the server would wait for that. */
function closeConnectionsAsTheyFallIdle(server: Server): void {
  server.on('request', (_req, res) => {
    res.once('close', () => {
      if (server.listening) return;
      // The connection counts as idle only when this turn is over.
      setImmediate(() => {
        server.closeIdleConnections();
      });
    });
  });
}

async function close(server: Server, graceMs: number): Promise<void> {
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
}
