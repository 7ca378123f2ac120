import { z } from 'zod';

/** Every way in which a request can fail that its sender must be told of. The client translates the code. */
export const FailureCode = z.enum([
  'invalid-request',
  'body-not-json',
  'link-invalid',
  'not-signed-in',
  'totp-required',
  'sign-in-refused',
  'forbidden',
  'second-factor-missing',
  'insecure-transport',
  'origin-forbidden',
  'not-found',
  'method-not-allowed',
  'draft-state-forbids',
  'state-forbids',
  'already-exists',
  'limit-reached',
  'idempotency-conflict',
  'too-many-drafts',
  'revision-overtaken',
  'body-too-large',
  'media-type-not-supported',
  'too-busy',
  'too-many-attempts',
  'too-many-requests',
  'not-ready',
  'engine-failed',
]);
export type FailureCode = z.infer<typeof FailureCode>;

/** The HTTP status that says so, and a title in a few English words. */
export const FAILURES: Readonly<Record<FailureCode, { readonly status: number; readonly title: string }>> = {
  'invalid-request': { status: 400, title: 'The request is at fault' },
  'body-not-json': { status: 400, title: 'The body is not JSON' },
  'link-invalid': { status: 400, title: 'The link does not work (any more)' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'totp-required': { status: 401, title: 'A code of the second factor is needed' },
  'sign-in-refused': { status: 401, title: 'Wrong address, password or code' },
  forbidden: { status: 403, title: 'Not for this role' },
  'second-factor-missing': { status: 403, title: 'A second factor must be enrolled' },
  'insecure-transport': { status: 403, title: 'Not over an unencrypted connection' },
  'origin-forbidden': { status: 403, title: 'Not from a page of this server' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'draft-state-forbids': { status: 409, title: 'The state of the draft forbids it' },
  'state-forbids': { status: 409, title: 'The present state forbids it' },
  'already-exists': { status: 409, title: 'There is one already' },
  'limit-reached': { status: 409, title: 'There are as many as there may be' },
  'idempotency-conflict': { status: 409, title: 'Another request came with this key' },
  'too-many-drafts': { status: 409, title: 'Too many drafts' },
  'revision-overtaken': { status: 412, title: 'Somebody has written since' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'media-type-not-supported': { status: 415, title: 'Media type not supported' },
  'too-busy': { status: 429, title: 'Too many requests are waiting' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'not-ready': { status: 503, title: 'Not ready' },
  'engine-failed': { status: 503, title: 'The engine has failed' },
};

/** One field at fault: `path` as in the request (`criteria.area.minM2`), `message` in English for whoever wrote the request. */
export const FieldFault = z.strictObject({ path: z.string(), message: z.string() }).readonly();
export type FieldFault = z.infer<typeof FieldFault>;

/** A failure as it is told over HTTP (RFC 9457, `application/problem+json`); without a code it is a fault of the server. */
export const Problem = z.strictObject({
  /** `/problems/<code>`, or `about:blank` for a fault. */
  type: z.string(),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  code: FailureCode.optional(),
  detail: z.string().optional(),
  errors: z.array(FieldFault).optional(),
  /** Names the request in the server's log. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What a failure tells besides its code. */
export interface FailureDetails {
  /** One sentence about this occurrence. */
  readonly detail?: string;
  /** Every field at fault, each by its path. */
  readonly errors?: readonly FieldFault[];
  /** The revision that there is now, told as ETag with a 412. */
  readonly currentRevision?: number;
  /** Whole seconds after which it may be asked again: the header `Retry-After`. */
  readonly retryAfterS?: number;
}

/** A failure that the caller must be told; anything else that is thrown is a fault of ours and is answered 500 without details. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly details: FailureDetails;

  constructor(code: FailureCode, details: FailureDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return FAILURES[this.code].status;
  }
}
