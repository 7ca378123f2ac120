import { z } from 'zod';
import { type Access } from './access.ts';
import { type FailureCode } from './failure.ts';

/** One operation of the API: declared here once, served by the server, called by the client, and written into the OpenAPI document. */
export interface Endpoint<Input extends InputShape = InputShape, Output extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: `/${string}`;
  readonly id: string;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Who may call it and who sees what of the answer. */
  readonly access: Access;
  /** Makes something: a request that is sent again with the same Idempotency-Key makes nothing more. */
  readonly creates?: true;
  /** A limit of its own besides that of all requests: by cost, by walks over the log, by guessing, by mail sent, by forms without account. */
  readonly limit?: 'costly' | 'whole-log' | 'sign-in' | 'mail' | 'form';
  /** The output has a `revision`, which the answer names as its ETag too. */
  readonly hasRevision?: true;
  /** Media type of the output; `application/json` where absent. Text that is no JSON is a string, sent as it is. */
  readonly contentType?: string;
  /** Name under which a browser keeps the answer as a file. */
  readonly fileName?: string;
  /** The body is a file of this media type, read as its bytes, or a form with one file; JSON where absent. */
  readonly bodyType?: 'text/csv' | 'multipart/form-data' | 'application/octet-stream';
  readonly failures: readonly FailureCode[];
}

/** What an operation reads; a part that is absent must not be sent. */
export interface InputShape {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Headers that mean something to the operation, by their names in lower case; others may be sent. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
}

/** The parsed input of an operation. */
export type InputOf<I extends InputShape> = {
  readonly [K in keyof I]: I[K] extends z.ZodType ? z.output<I[K]> : never;
};

/** The input as a caller writes it, before defaults are filled in. */
export type SentInputOf<I extends InputShape> = {
  readonly [K in keyof I]: I[K] extends z.ZodType ? z.input<I[K]> : never;
};

/** The bytes of a file that is sent as a body, in whatever encoding. */
export const FileBytes = z.instanceof(Uint8Array).meta({ override: { type: 'string', format: 'binary' } });

/** The bytes of a file that is too large to be held in memory, as they come: body of `application/octet-stream`. */
export const FileStream = z
  .custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  )
  .meta({ override: { type: 'string', format: 'binary' } });

/** Prefix of every path. */
export const API_BASE = '/api/v1';

/** Declares an operation; only fixes its type. */
export function endpoint<Input extends InputShape, Output extends z.ZodType>(
  declared: Endpoint<Input, Output>,
): Endpoint<Input, Output> {
  return declared;
}

/** Every failure that an operation can tell: its own, and those that come before it whatever it is. */
export function failuresOf({ method, access, creates, failures }: Endpoint): readonly FailureCode[] {
  // A token that is no good is refused even where none is needed.
  const common: FailureCode[] = ['invalid-request', 'not-signed-in', 'too-many-requests'];
  if (!access.to.includes('anyone') && access.beforeSecondFactor !== true) common.push('second-factor-missing');
  if (method !== 'get') common.push('origin-forbidden');
  if (creates === true) common.push('idempotency-conflict');
  return [...failures, ...common.filter((code) => !failures.includes(code))];
}

/** Query of a list: how many and from where. */
export const PAGE_QUERY = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** As given in `nextCursor` of the page before. */
  cursor: z.string().min(1).max(1000).optional(),
};

/** One page of a list; without `nextCursor` it is the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });
}

/** The revision that whoever writes has seen, as its ETag: another one since is not written over. */
export const IfMatch = z.object({
  'if-match': z
    .string('Expected the ETag of the revision that is changed, as "3"')
    .regex(/^"[1-9]\d{0,8}"$/u, 'Expected the ETag of the revision that is changed, as "3"')
    .transform((tag) => Number(tag.slice(1, -1))),
});
