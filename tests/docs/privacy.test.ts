import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { textsOf } from '#client/i18n/i18n.ts';
import { type Endpoint } from '#shared/endpoint.ts';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../shared/**/*.ts', { eager: true });
const exported = Object.values(modules).flatMap((module) => Object.entries(module));

/** Schemas that have a name are told under it, wherever they stand. */
const nameBySchema = new Map(
  exported.flatMap(([name, value]): [z.core.$ZodType, string][] => (value instanceof z.ZodType ? [[value, name]] : [])),
);

/** What a field that holds something of a person is called. */
const PERSONAL = /^(?:name|email|phone|contact|maskedContact|address|device|by|to)$|(?:Email|Phone|Contact|Address)$/u;

/** Fields below a schema that look personal, as `Contact.phone`. */
function fieldsIn(schema: z.core.$ZodType, at: string, seen: ReadonlySet<z.core.$ZodType> = new Set()): string[] {
  if (seen.has(schema)) return [];
  const within = new Set([...seen, schema]);
  return partsOf(schema).flatMap(([key, part]) => {
    const path = key === '' ? at : `${at}.${key}`;
    const own = PERSONAL.test(key) ? [path] : [];
    return nameBySchema.has(part) ? own : [...own, ...fieldsIn(part, path, within)];
  });
}

/** The schemas that one is made of, with the key of each. */
function partsOf(schema: z.core.$ZodType): [string, z.core.$ZodType][] {
  if (schema instanceof z.ZodObject) return Object.entries<z.core.$ZodType>(schema.shape);
  if (schema instanceof z.ZodArray) return [['', schema.element]];
  if (schema instanceof z.ZodRecord) return [['', schema.valueType]];
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ['', option]);
  if (schema instanceof z.ZodIntersection)
    return [
      ['', schema.def.left],
      ['', schema.def.right],
    ];
  if (schema instanceof z.ZodPipe)
    return [
      ['', schema.def.in],
      ['', schema.def.out],
    ];
  const { innerType } = schema._zod.def as { readonly innerType?: z.core.$ZodType };
  return innerType === undefined ? [] : [['', innerType]];
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'output' in value && 'input' in value;
}

function fieldsOf([name, value]: [string, unknown]): string[] {
  if (value instanceof z.ZodType) return fieldsIn(value, name);
  if (!isEndpoint(value)) return [];
  const { id, input, output } = value;
  const sides = { ...input, answer: output };
  return Object.entries(sides).flatMap(([side, schema]) => {
    if (!(schema instanceof z.ZodType) || nameBySchema.has(schema)) return [];
    return fieldsIn(schema, `${id}.${side}`);
  });
}

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ seeded: false });
});

afterAll(() => server.close());

describe('docs/privacy.md', () => {
  it('says of every field that looks personal what it is for, or that it is none', async () => {
    const text = await readFile(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    const fields = [...new Set(exported.flatMap(fieldsOf))].sort();

    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((field) => !text.includes(`\`${field}\``))).toEqual([]);
  });

  it('names every kind of data that is forgotten by itself, with its days', async () => {
    const text = await readFile(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    const periods = server.services.parts.flatMap(({ personal }) => personal?.periods ?? []);

    expect(periods.map(({ kind }) => kind)).toContain('expired-invitations');
    expect(periods.filter(({ kind }) => !text.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe('the page', () => {
  it.each(['zh-CN', 'en'] as const)('has words in %s for each job, and for all that it counts', async (language) => {
    const { administration } = Texts.parse(await textsOf(language));
    const told: string[] = [];

    for (const { name, run } of server.services.parts.flatMap(({ jobs }) => jobs)) {
      told.push(name, ...Object.keys(await run()).map((code) => `${name}.${code}`));
    }
    const words = new Set([
      ...Object.keys(administration.jobNames),
      ...Object.entries(administration.jobDid).flatMap(([name, did]) =>
        Object.keys(did).map((code) => `${name}.${code}`),
      ),
    ]);

    expect(told).toContain('retention.one-time-links');
    expect(told.filter((one) => !words.has(one))).toEqual([]);
  });
});

const Texts = z.object({
  administration: z.object({
    jobNames: z.record(z.string(), z.string()),
    jobDid: z.record(z.string(), z.record(z.string(), z.string())),
  }),
});
