import { type RequestListener, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Socket } from 'node:net';
import { CannotStart } from '../cannotStart.ts';

/** A server that listens. */
export interface Listening {
  /** Where it can be reached, as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Takes no more requests, lets those under way finish for the given time, then cuts them off. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** Where to listen, and how. */
interface Wanted {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** With a certificate and its key, HTTPS is spoken and nothing else. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Absent where it is the usual one. */
  readonly patience?: Patience;
}

/** How long is waited for clients, some of which are slow by intent: each connection costs something. */
interface Patience {
  /** Longest that a client may take for the head of a request, from its connection or its last answer on. */
  readonly headMs: number;
  /** Longest that it may take for all of it: an upload over a slow line. */
  readonly requestMs: number;
  /** So long nothing may pass: whoever does not take an answer is cut off. Longer than any answer takes to be found. */
  readonly silentMs: number;
  /** So often it is looked whose time is over; Node itself looks twice a minute. */
  readonly lookEveryMs: number;
}

const USUAL_PATIENCE: Patience = { headMs: 20_000, requestMs: 120_000, silentMs: 600_000, lookEveryMs: 5_000 };

/**
 * Listens.
 *
 * @throws {CannotStart} where the port is taken or may not be used, or the certificate cannot be.
 */
export async function listen(handle: RequestListener, { host, port, tls, patience }: Wanted): Promise<Listening> {
  const server = serverOf(handle, { tls, patience: patience ?? USUAL_PATIENCE });
  closeConnectionsAsTheyFallIdle(server);
  refuseUnreadable(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotStart(reasonOf(error, host, port), { cause: error }));
    });
    server.listen({ host, port }, resolve);
  });
  const scheme = tls === undefined ? 'http' : 'https';
  return { address: addressOf(server, { scheme, host }), close: (graceMs) => close(server, graceMs) };
}

interface Speaking {
  readonly tls: Wanted['tls'];
  readonly patience: Patience;
}

function serverOf(handle: RequestListener, { tls, patience }: Speaking): Server {
  const limits = {
    headersTimeout: patience.headMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.lookEveryMs,
  };
  if (tls === undefined) return createServer(limits, handle).setTimeout(patience.silentMs);
  try {
    const secret = { ...tls, minVersion: 'TLSv1.2' as const, ALPNProtocols: ['http/1.1'] };
    return createTlsServer({ ...limits, ...secret }, handle).setTimeout(patience.silentMs);
  } catch (error) {
    throw new CannotStart(
      'TLS_CERT and TLS_KEY cannot be used together: is each whole, and the key that of the certificate?',
      {
        cause: error,
      },
    );
  }
}

/** What cannot be read as HTTP, or does not come to its end, gets an answer, unless it is in the middle of one. */
function refuseUnreadable(server: Server): void {
  // Several of one connection, where a client does not wait for an answer before it asks again.
  const answers = new WeakMap<Socket, Set<ServerResponse>>();
  server.on('request', ({ socket }, res) => {
    const waiting = answers.get(socket) ?? new Set<ServerResponse>();
    answers.set(socket, waiting.add(res));
    res.once('close', () => waiting.delete(res));
  });
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket: Socket) => {
    const waiting = [...(answers.get(socket) ?? [])];
    const isInAnswer = waiting.some(({ headersSent, writableEnded }) => headersSent && !writableEnded);
    if (code === 'ECONNRESET' || !socket.writable || isInAnswer) socket.destroy();
    else refuse(socket, code);
  });
}

/** With no content, and with the headers that mean something to it. */
function refuse(socket: Socket, code: string | undefined): void {
  const status = UNREADABLE[code ?? ''] ?? '400 Bad Request';
  const headers = [
    'Connection: close',
    'Content-Length: 0',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
  ];
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`);
}

const UNREADABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

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

function addressOf(server: Server, { scheme, host }: { readonly scheme: string; readonly host: string }): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
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
