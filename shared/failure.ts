/** Every way in which a request can fail that its sender must be told of, and the HTTP status that says so. The client translates the code. */
export const FAILURES = {
  'invalid-request': 400,
  'body-not-json': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'media-type-not-supported': 415,
  'not-ready': 503,
} as const;

export type FailureCode = keyof typeof FAILURES;

/** One field at fault: `path` as in the request (`criteria.area.minM2`), `message` in English for whoever wrote the request. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** What a failure tells besides its code. */
export interface FailureDetails {
  /** One sentence about this occurrence. */
  readonly detail?: string;
  /** Every field at fault, each by its path. */
  readonly errors?: readonly FieldFault[];
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
    return FAILURES[this.code];
  }
}
