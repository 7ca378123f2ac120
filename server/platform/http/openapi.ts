import { Router } from 'express';
import { z } from 'zod';
import { OPEN } from '#shared/access.ts';
import { type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject, createDocument } from 'zod-openapi';
import { API_BASE, type Endpoint, type InputShape, endpoint } from '#shared/endpoint.ts';
import { FAILURES, type FailureCode, Problem } from '#shared/failure.ts';
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

/** Serves the document of the given endpoints. `named` are the schemas that the document keeps once and refers to. */
export function createOpenApiRoutes(
  endpoints: readonly Endpoint[],
  named: Readonly<Record<string, z.ZodType>>,
): Router {
  const router = Router();
  const document = openApiOf(endpoints, named);
  serve(router, getOpenApi, () => Promise.resolve({ ...document, openapi: '3.1.0' as const }));
  return router;
}

/** The OpenAPI 3.1 document of the declared endpoints. */
function openApiOf(
  endpoints: readonly Endpoint[],
  named: Readonly<Record<string, z.ZodType>>,
): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const declared of endpoints) {
    const path = declared.path.replaceAll(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [declared.method]: operationOf(declared) };
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

function operationOf(declared: Endpoint): ZodOpenApiOperationObject {
  const { id, summary, access, creates, input, output, contentType, bodyType, failures } = declared;
  const { body } = input;
  return {
    operationId: id,
    summary,
    ...securityOf(access),
    ...parametersOf(input),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { [bodyType ?? 'application/json']: { schema: body } } } }),
    responses: {
      [creates === true ? 201 : 200]: {
        description: 'The answer',
        content: { [contentType ?? 'application/json']: { schema: output } },
      },
      ...failureResponses(failures),
    },
  };
}

/** What a caller must show; nothing where the operation is open to all. */
function securityOf(access: Endpoint['access']): Pick<ZodOpenApiOperationObject, 'security'> {
  return access.to.includes('anyone') ? {} : { security: [{ bearer: [] }] };
}

function parametersOf({ params, query, headers }: InputShape): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  if (params === undefined && query === undefined && headers === undefined) return {};
  return {
    requestParams: {
      ...(params === undefined ? {} : { path: params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { header: headers }),
    },
  };
}

/** One response per status, since several codes may share one. */
function failureResponses(failures: readonly FailureCode[]): ZodOpenApiResponsesObject {
  const statuses = [...new Set(failures.map((code) => FAILURES[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: failures.filter((code) => FAILURES[code].status === status).join(', '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
