import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What is sent, byte for byte: `fetch` would mend paths and refuse headers. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** Longer than the server may ever take over one of these requests. */
const PATIENCE_MS = 20_000;

/** Sends a request; rejects where no whole answer comes. */
export function send(address: string, agent: Agent, { method, path, headers, body }: Sent): Promise<Answered> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const sent = request({ hostname, port, agent, method, path, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString('utf8'),
        });
      });
    });
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`No answer within ${PATIENCE_MS / 1000} s`)));
    sent.once('error', reject);
    sent.end(body);
  });
}
