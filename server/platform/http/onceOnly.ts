import { createHash } from 'node:crypto';
import { type Request, type RequestHandler } from 'express';
import { type Endpoint } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { callerOf } from './caller.ts';

/** Keeps what requests have made that came with a key of their own. */
export interface OnceOnly {
  /**
   * Makes something and keeps the answer, all at once; where the same was asked with the same key before, gives the answer
   * of then.
   *
   * @throws {Failure} idempotency-conflict where another thing was asked with the key
   */
  readonly once: (asked: AskedOnce, make: () => Promise<unknown>) => Promise<unknown>;
}

/** Who asks, by which key, and a digest of what. */
export interface AskedOnce {
  readonly who: string;
  readonly key: string;
  readonly content: string;
}

/** The header by which a sender names a request. */
const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** Visible characters, as a UUID. */
const KEY = /^[\x21-\x7e]{1,200}$/u;

const onceByRequest = new WeakMap<Request, OnceOnly>();

/** Lets the operations below keep what they make. */
export function keepOnce(onceOnly: OnceOnly): RequestHandler {
  return (req, _res, next) => {
    onceByRequest.set(req, onceOnly);
    next();
  };
}

/** What `make` gives; at most once for one key where the operation makes something and the request has a key. */
export async function onceFor(
  req: Request,
  { declared, input }: { readonly declared: Endpoint; readonly input: unknown },
  make: () => Promise<unknown>,
): Promise<unknown> {
  const key = declared.creates === true ? req.get(IDEMPOTENCY_KEY) : undefined;
  const onceOnly = onceByRequest.get(req);
  if (key === undefined || onceOnly === undefined) return make();
  if (!KEY.test(key)) {
    const message = 'Expected 1 to 200 visible characters, as a UUID';
    throw new Failure('invalid-request', { errors: [{ path: 'headers.idempotency-key', message }] });
  }
  return onceOnly.once({ who: whoAsks(req), key, content: digestOf([declared.id, input]) }, make);
}

/** A person, a token, or an address where nobody is signed in. */
function whoAsks(req: Request): string {
  const caller = callerOf(req);
  if (caller === undefined) return `address ${req.ip ?? ''}`;
  return caller.by.kind === 'token' ? `token ${caller.by.tokenId}` : `person ${caller.personId}`;
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, binaryAsText)).digest('base64url');
}

/**
 * Bytes are told apart by their digest; as JSON each of them would be an entry. What the field holds is looked at itself,
 * since a Buffer has been made such a list already when its value comes here.
 */
function binaryAsText(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? createHash('sha256').update(held).digest('base64url') : value;
}
