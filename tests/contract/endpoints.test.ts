import { readFile, readdir } from 'node:fs/promises';
import { type IRouter } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Endpoint, failuresOf } from '#shared/endpoint.ts';
import { FAILURES } from '#shared/failure.ts';
import { Replay } from '#shared/replay.ts';
import { createApi } from '#server/app.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { endpointsOf } from '#server/endpoints.ts';
import { findMatchesIn } from '#server/features/matches/endpoint.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

const OF_THE_STOCK = endpointsOf(CATALOGUE);
/** Those that anybody may call. */
const OPEN = OF_THE_STOCK.filter(({ access }) => access.to.includes('anyone'));
const findMatches = findMatchesIn(CATALOGUE);

let server: TestServer;
/** All of them. */
let declaredOnes: readonly Endpoint[];
let examples: readonly { readonly name: string; readonly requirement: unknown }[];

const EXAMPLES = new URL('../../seed/examples/', import.meta.url);

beforeAll(async () => {
  server = await openTestServer();
  declaredOnes = [...OF_THE_STOCK, ...server.services.parts.flatMap(({ endpoints }) => endpoints)];
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json'));
  examples = await Promise.all(
    names.map(async (name) => {
      const requirement: unknown = JSON.parse(await readFile(new URL(name, EXAMPLES), 'utf8'));
      return { name, requirement };
    }),
  );
}, 60_000);

afterAll(() => server.close());

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content: object }>>;
}

interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const WithJson = z.object({ content: z.object({ 'application/json': z.object({ example: z.unknown() }) }) });

/** The example of a body or an answer that is JSON. */
function exampleIn(described: unknown): { readonly example?: unknown } | undefined {
  return WithJson.safeParse(described).data?.content['application/json'];
}

function faultsOfExample(what: string, shown: ReturnType<typeof exampleIn>, schema: z.ZodType | undefined): string[] {
  if (shown === undefined || schema === undefined) return [];
  const { error } = schema.safeParse(shown.example);
  return error === undefined ? [] : [`${what}: ${JSON.stringify(error.issues)} of ${JSON.stringify(shown.example)}`];
}

async function openApi(): Promise<OpenApi> {
  const response = await server.api('/openapi.json');
  return (await response.json()) as OpenApi;
}

/** The document with its responses and parameters where they are referred to. */
async function wholeOpenApi(): Promise<OpenApi> {
  const document = await openApi();
  const text = JSON.stringify(document.paths, (_key, part: unknown) => {
    const { data } = Reference.safeParse(part);
    return data === undefined ? part : resolve(document, data.$ref);
  });
  return { ...document, paths: JSON.parse(text) as OpenApi['paths'] };
}

/** Schemas stay referred to: they hold themselves. */
const Reference = z.strictObject({ $ref: z.string().regex(/^#\/components\/(?:responses|parameters)\//u) });

/** `get /parks/:id`, as Express has it mounted. The catch-all for other methods has every method and is left out. */
function mounted(router: IRouter): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route !== undefined) {
      return route.stack.flatMap(({ method }) =>
        (method as string | undefined) === undefined ? [] : [`${method} ${route.path}`],
      );
    }
    return 'stack' in handle ? mounted(handle as unknown as IRouter) : [];
  });
}

/** Every value of the key `$ref`, wherever it stands. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : references(part)));
}

/** Schemas that are written out more than once and too long for that. */
function longTwice(paths: unknown): string[] {
  const schemas: string[] = [];
  const look = (key: string, part: unknown): unknown => {
    if (key === 'schema' || key === 'items') schemas.push(JSON.stringify(part));
    return key === 'example' ? undefined : part;
  };
  JSON.stringify(paths, look);
  return schemas.filter((text, index) => text.length > LONG && schemas.indexOf(text) !== index);
}

const LONG = 800;

function resolve(document: unknown, reference: string): unknown {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
}

describe('the declared endpoints', () => {
  it('are those that are mounted, each once', () => {
    const declared = declaredOnes.map(({ method, path }) => `${method} ${path}`);

    expect([...new Set(mounted(createApi(server.services)))].sort()).toEqual([...declared].sort());
    expect(new Set(declared).size).toBe(declared.length);
  });

  it.each(OPEN.filter(({ input }) => input.params === undefined && input.body === undefined))(
    'give what they promise: $id',
    async (declared: Endpoint) => {
      const response = await server.api(declared.path);
      const body: unknown = await response.json();

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(`${declared.contentType ?? 'application/json'}; charset=utf-8`);
      expect(declared.output.safeParse(body).error?.issues).toBeUndefined();
    },
  );

  it.each(OPEN.filter(({ path }) => path.endsWith('/:id')))(
    'give one entry of a list as the list has it: $id',
    async (declared) => {
      const list = declared.path.replace('/:id', '');
      const { items } = (await (await server.api(list)).json()) as { items: { id: string }[] };

      const response = await server.api(`${list}/${items[0]?.id ?? ''}`);
      const body: unknown = await response.json();

      expect(body).toEqual(items[0]);
      expect(declared.output.safeParse(body).error?.issues).toBeUndefined();
    },
  );

  it('answer every example that ships, with all parts, as they promise', async () => {
    const include = 'findings,counts,relaxations,nearMisses,bundles,growthPaths,policies';

    const faults = await Promise.all(
      examples.map(async ({ name, requirement }) => {
        const response = await server.send(`/matches?include=${include}`, requirement);
        const { error } = findMatches.output.safeParse(await response.json());
        return { name, status: response.status, issues: error?.issues ?? [] };
      }),
    );

    expect(faults).toEqual(examples.map(({ name }) => ({ name, status: 200, issues: [] })));
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });
});

describe('the replay of a capsule', () => {
  it('answers every capsule that the examples give, as it promises', async () => {
    const faults = await Promise.all(
      examples.map(async ({ name, requirement }) => {
        const asked = await server.send('/matches?include=capsule&limit=100', requirement);
        const { capsule } = findMatches.output.parse(await asked.json());
        const response = await server.send('/replays', capsule);
        const { error, data } = Replay.safeParse(await response.json());
        return { name, status: response.status, issues: error?.issues ?? [], isIdentical: data?.isIdentical };
      }),
    );

    expect(faults).toEqual(examples.map(({ name }) => ({ name, status: 200, issues: [], isIdentical: true })));
  });
});

describe('the OpenAPI document', () => {
  it('has an example of every body and every answer, which is what the operation reads and answers', async () => {
    const { paths } = await wholeOpenApi();

    const faults = declaredOnes.flatMap(({ id, method, path, creates, input, output }) => {
      const operation = paths[path.replaceAll(/:(\w+)/gu, '{$1}')]?.[method];
      const asked = exampleIn(operation?.requestBody);
      const answered = exampleIn(operation?.responses[creates === true ? 201 : 200]);
      return [
        ...faultsOfExample(`${id} asks`, asked, input.body),
        ...faultsOfExample(`${id} answers`, answered, output),
      ];
    });

    expect(faults).toEqual([]);
  });

  it('is of version 3.1 and describes every endpoint and nothing else', async () => {
    const { openapi, info, paths } = await wholeOpenApi();

    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );

    expect(openapi).toBe('3.1.0');
    expect(Object.keys(info)).toEqual(expect.arrayContaining(['title', 'version']));
    expect(described.sort()).toEqual(
      declaredOnes.map(({ method, path, id }) => `${method} ${path.replaceAll(/:(\w+)/gu, '{$1}')} ${id}`).sort(),
    );
  });

  it('refers to nothing that it does not have', async () => {
    const document = await openApi();

    const dangling = references(document).filter((reference) => resolve(document, reference) === undefined);

    expect(references(document).length).toBeGreaterThan(0);
    expect(dangling).toEqual([]);
  });

  it('gives every failure of an endpoint as a problem', async () => {
    const { paths } = await wholeOpenApi();

    const undescribed = declaredOnes.flatMap((declared) => {
      const { method, path } = declared;
      const responses = paths[path.replaceAll(/:(\w+)/gu, '{$1}')]?.[method]?.responses ?? {};
      return failuresOf(declared).filter(
        (code) => !('application/problem+json' in (responses[FAILURES[code].status]?.content ?? {})),
      );
    });

    expect(undescribed).toEqual([]);
  });

  it('names every parameter of a path, and the body of a requirement with its criteria', async () => {
    const { paths, components } = await wholeOpenApi();

    expect(paths['/parks/{id}']?.['get']?.parameters).toMatchObject([{ in: 'path', name: 'id' }]);
    expect(paths['/matches']?.['post']?.parameters?.map(({ name }) => name)).toEqual(['limit', 'include']);
    expect(JSON.stringify(paths['/matches']?.['post']?.requestBody)).toContain('#/components/schemas/Requirement"');
    expect(JSON.stringify(components.schemas['Requirement'])).toContain('"floor-load"');
  });

  it('keeps once what several operations have: no failure, parameter or long schema is written out twice', async () => {
    const { paths } = await openApi();
    const operations = Object.values(paths).flatMap((path) => Object.values(path));

    const failures = operations.flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, response]) => (Number(status) < 400 ? [] : [response])),
    );
    const parameters = operations.flatMap((operation) => operation.parameters ?? []).filter((one) => 'name' in one);
    const texts = parameters.map((parameter) => JSON.stringify(parameter));

    expect(failures.filter((response) => !('$ref' in response))).toEqual([]);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    expect(longTwice(paths)).toEqual([]);
  });
});
