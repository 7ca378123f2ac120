import { Router } from 'express';
import { z } from 'zod';
import { OPEN } from '#shared/access.ts';
import {
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
  createDocument,
} from 'zod-openapi';
import { API_BASE, type Endpoint, endpoint, failuresOf } from '#shared/endpoint.ts';
import { Problem } from '#shared/failure.ts';
import { exampleOf } from './openApiExample.ts';
import { createFailureResponses } from './openApiFailures.ts';
import { HEADERS, headersWith } from './openApiHeaders.ts';
import { shareParameters } from './openApiParameters.ts';
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
  const failureResponses = createFailureResponses();
  for (const declared of endpoints) {
    const path = declared.path.replaceAll(/:(\w+)/gu, '{$1}');
    const failures = failureResponses(failuresOf(declared));
    paths[path] = { ...paths[path], [declared.method]: operationOf(declared, failures, examples[declared.id]) };
  }
  const components = { schemas: { ...named, Problem }, headers: HEADERS, securitySchemes: SECURITY_SCHEMES };
  const document = createDocument(
    { openapi: '3.1.0', info: INFO, servers: [{ url: API_BASE }], paths, components },
    { override: leaveOutPattern },
  );
  return shareParameters(document);
}

const INFO = {
  title: 'Parkfit',
  version: '1',
  description: 'Matches biomedical companies with industrial space, exactly and with reasons.',
};

/** The pattern of a day says in 250 letters what its format says in one word. */
const leaveOutPattern: ZodOpenApiOverride = ({ jsonSchema }) => {
  if (['date', 'date-time', 'uuid'].includes(jsonSchema.format ?? '')) delete jsonSchema.pattern;
};

/** How whoever asks shows that it may, by the names that endpoints declare. */
const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'The access token of a session, or a token for integration.',
  },
} as const;

function operationOf(
  declared: Endpoint,
  failures: ZodOpenApiResponsesObject,
  example: Examples[string] = {},
): ZodOpenApiOperationObject {
  const { id, summary, access, creates, input } = declared;
  return {
    operationId: id,
    summary,
    ...securityOf(access),
    ...parametersOf(declared),
    ...(input.body === undefined ? {} : { requestBody: requestOf(declared, input.body, example.body) }),
    responses: { [creates === true ? 201 : 200]: answerOf(declared, example.answer), ...failures },
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
    headers: hasRevision === true ? headersWith('ETag') : headersWith(),
    content: { [contentType]: { schema: output, ...shown } },
  };
}

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
