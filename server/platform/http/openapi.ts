import { Router } from 'express';
import { z } from 'zod';
import { OPEN } from '#shared/access.ts';
import {
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
  createDocument,
} from 'zod-openapi';
import { API_BASE, type Endpoint, endpoint, failuresOf } from '#shared/endpoint.ts';
import { FAILURES, type FailureCode, Problem } from '#shared/failure.ts';
import { exampleOf } from './openApiExample.ts';
import { serve } from './serve.ts';

/** This API, described by itself. */
export const getOpenApi = endpoint({
  id: 'getOpenApi',
  method: 'get',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document.',
  access: OPEN,
  input: {},
  output: z.looseObject({ openapi: z.literal('3.1.0') }),
  failures: ['invalid-request'],
});

/** Examples that say more than the least that a schema lets through, by operation. */
export type Examples = Readonly<Record<string, { readonly body?: unknown; readonly answer?: unknown }>>;

/** What the document is made of. */
interface Described {
  readonly endpoints: readonly Endpoint[];
  /** Schemas that the document keeps once and refers to. */
  readonly named: Readonly<Record<string, z.ZodType>>;
  readonly examples: Examples;
}

/** Serves the document, which is made when it is asked for first. */
export function createOpenApiRoutes(described: Described): Router {
  const router = Router();
  let document: ReturnType<typeof openApiOf> | undefined;
  serve(router, getOpenApi, () => {
    document ??= openApiOf(described);
    return Promise.resolve({ ...document, openapi: '3.1.0' as const });
  });
  return router;
}

/** The OpenAPI 3.1 document of the declared endpoints. */
function openApiOf({ endpoints, named, examples }: Described): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const declared of endpoints) {
    const path = declared.path.replaceAll(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [declared.method]: operationOf(declared, examples[declared.id]) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Parkfit',
      version: '1',
      description: 'Matches biomedical companies with industrial space, exactly and with reasons.',
    },
    servers: [{ url: API_BASE }],
    paths,
    components: { schemas: { ...named, Problem }, securitySchemes: SECURITY_SCHEMES },
  });
}

/** How whoever asks shows that it may, by the names that endpoints declare. */
const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'The access token of a session, or a token for integration.',
  },
} as const;

function operationOf(declared: Endpoint, example: Examples[string] = {}): ZodOpenApiOperationObject {
  const { id, summary, access, creates, input } = declared;
  return {
    operationId: id,
    summary,
    ...securityOf(access),
    ...parametersOf(declared),
    ...(input.body === undefined ? {} : { requestBody: requestOf(declared, input.body, example.body) }),
    responses: {
      [creates === true ? 201 : 200]: answerOf(declared, example.answer),
      ...failureResponses(failuresOf(declared)),
    },
  };
}

function requestOf(
  { bodyType }: Endpoint,
  schema: z.ZodType,
  example: unknown,
): NonNullable<ZodOpenApiOperationObject['requestBody']> {
  const shown = bodyType === undefined ? { example: example ?? exampleOf(schema, 'input') } : {};
  return { required: true, content: { [bodyType ?? 'application/json']: { schema, ...shown } } };
}

function answerOf(
  { contentType = 'application/json', output, hasRevision }: Endpoint,
  example: unknown,
): ZodOpenApiResponseObject {
  const shown = contentType.includes('json') ? { example: example ?? exampleOf(output, 'output') } : {};
  return {
    description: 'The answer',
    headers: { ...HEADERS, ...(hasRevision === true && { ETag: ETAG }) },
    content: { [contentType]: { schema: output, ...shown } },
  };
}

const ofText = (
  description: string,
  example: string,
): { description: string; schema: { type: 'string' }; example: string } => ({
  description,
  schema: { type: 'string' },
  example,
});

/** What every answer brings along. */
const HEADERS = {
  'X-Request-Id': ofText('Names the request in the log of the server.', '7b0f1f6e-4a1c-4a35-9a55-6f2f5f3b0c11'),
  RateLimit: ofText('How many requests are left of each limit, and for how many seconds.', '"address"; r=2999; t=60'),
  'RateLimit-Policy': ofText('The limits: requests within so many seconds.', '"address"; q=3000; w=60'),
};

const ETAG = ofText('The revision; If-Match of a change names it.', '"3"');

/** What a caller must show; nothing where the operation is open to all. */
function securityOf(access: Endpoint['access']): Pick<ZodOpenApiOperationObject, 'security'> {
  return access.to.includes('anyone') ? {} : { security: [{ bearer: [] }] };
}

function parametersOf({ input, creates }: Endpoint): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  const { params: path, query, headers } = input;
  const header = creates === true ? (headers ?? z.object({})).extend(IDEMPOTENCY) : headers;
  const parts = Object.entries({ path, query, header }).filter(([, part]) => part !== undefined);
  return parts.length === 0 ? {} : { requestParams: Object.fromEntries(parts) };
}

const IDEMPOTENCY = {
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/u)
    .optional()
    .meta({
      description:
        'Another one for each thing to be made: sent again with the same within a day, nothing more is made.',
    }),
};

/** One response per status, since several codes may share one. */
function failureResponses(failures: readonly FailureCode[]): ZodOpenApiResponsesObject {
  const statuses = [...new Set(failures.map((code) => FAILURES[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: failures.filter((code) => FAILURES[code].status === status).join(', '),
        ...(status === 429 && { headers: { ...HEADERS, 'Retry-After': RETRY_AFTER } }),
        content: { 'application/problem+json': { schema: Problem, example: exampleProblem(status, failures) } },
      },
    ]),
  );
}

const RETRY_AFTER = ofText('Seconds after which it may be tried again.', '60');

function exampleProblem(status: number, failures: readonly FailureCode[]): Problem | undefined {
  const code = failures.find((one) => FAILURES[one].status === status);
  return code && { type: `/problems/${code}`, title: FAILURES[code].title, status, code };
}
