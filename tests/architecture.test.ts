import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IForbiddenRuleType, cruise } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each rule with a tree that breaks it: a rule whose pattern matches nothing would be green for ever. */
const PLANTED: readonly { readonly rule: string; readonly files: Readonly<Record<string, string>> }[] = [
  {
    rule: 'no-cycles',
    files: { 'shared/a.ts': "import './b.ts';", 'shared/b.ts': "import './a.ts';" },
  },
  { rule: 'domain-is-pure', files: { 'server/domain/a.ts': "import 'node:fs';" } },
  { rule: 'domain-is-pure', files: { 'server/domain/a.ts': "import 'express';" } },
  {
    rule: 'domain-is-pure',
    files: { 'server/domain/a.ts': "import '../platform/clock.ts';", 'server/platform/clock.ts': '' },
  },
  { rule: 'shared-is-contracts', files: { 'shared/a.ts': "import 'react';" } },
  {
    rule: 'index-serves-the-domain',
    files: { 'server/matchIndex/a.ts': "import '../store/store.ts';", 'server/store/store.ts': '' },
  },
  {
    rule: 'reverse-index-serves-the-domain',
    files: { 'server/reverseIndex/a.ts': "import '../store/store.ts';", 'server/store/store.ts': '' },
  },
  {
    rule: 'index-serves-the-domain',
    files: { 'server/matchIndex/a.ts': "import '../reverseIndex/b.ts';", 'server/reverseIndex/b.ts': '' },
  },
  {
    rule: 'platform-has-no-business',
    files: { 'server/platform/a.ts': "import '#server/domain/b.ts';", 'server/domain/b.ts': '' },
  },
  {
    rule: 'features-meet-at-ports',
    files: {
      'server/features/matches/service.ts': "import { a } from '../spaces/repository.ts';\na();",
      'server/features/spaces/repository.ts': 'export function a(): void {}',
    },
  },
  { rule: 'express-stays-at-the-edge', files: { 'server/features/parks/service.ts': "import 'express';" } },
  { rule: 'mongoose-stays-in-repositories', files: { 'server/features/parks/service.ts': "import 'mongoose';" } },
  {
    rule: 'store-kind-is-hidden',
    files: { 'server/main.ts': "import './store/embedded/a.ts';", 'server/store/embedded/a.ts': '' },
  },
  { rule: 'leaflet-stays-on-the-map', files: { 'client/app/a.ts': "import 'leaflet';" } },
  {
    rule: 'client-and-server-meet-in-shared',
    files: { 'client/a.ts': "import '#server/domain/b.ts';", 'server/domain/b.ts': '' },
  },
  { rule: 'server-does-not-know-the-page', files: { 'server/a.ts': "import '#client/b.ts';", 'client/b.ts': '' } },
  { rule: 'seed-is-data', files: { 'seed/a.ts': "import '#server/store/b.ts';", 'server/store/b.ts': '' } },
  { rule: 'no-tests-in-production', files: { 'server/a.ts': "import '#tests/b.ts';", 'tests/b.ts': '' } },
  { rule: 'resolvable', files: { 'server/a.ts': "import './nowhere.ts';" } },
];

describe('the architecture rules', () => {
  it.each(PLANTED)('report a planted violation of $rule', async ({ rule, files }) => {
    expect(await violated(files)).toContain(rule);
  });

  it('allow a feature to know the type of another', async () => {
    const files = {
      'server/features/matches/service.ts': "import { type A } from '../spaces/repository.ts';\nexport const a: A = 1;",
      'server/features/spaces/repository.ts': 'export type A = number;',
    };

    expect(await violated(files)).toEqual([]);
  });

  it('have a planted violation each', () => {
    const ruleNames = RULES.forbidden.map(({ name }) => name);

    expect(ruleNames.filter((name) => !PLANTED.some(({ rule }) => rule === name))).toEqual([]);
  });
});

/** Code that breaks one rule of lint each. */
const UNCLEAN = [
  { rule: 'no-restricted-syntax', breaks: 'the clock', code: 'export const now = new Date();' },
  { rule: 'no-restricted-syntax', breaks: 'the clock', code: 'export const now = Date.now();' },
  { rule: 'no-restricted-syntax', breaks: 'chance', code: 'export const chance = Math.random();' },
  { rule: 'no-restricted-syntax', breaks: 'the environment', code: "export const port = process.env['PORT'];" },
  { rule: 'no-restricted-syntax', breaks: 'enums', code: 'export enum Stage { Lead }' },
  { rule: '@typescript-eslint/no-explicit-any', breaks: 'any', code: 'export const a: any = 1;' },
  { rule: '@typescript-eslint/no-non-null-assertion', breaks: '!', code: 'export const a = [1][0]!;' },
  { rule: 'no-warning-comments', breaks: 'notes for later', code: '// TODO finish\nexport const a = 1;' },
  { rule: 'no-console', breaks: 'the console', code: "console.log('a');" },
  { rule: '@typescript-eslint/no-floating-promises', breaks: 'promises', code: 'Promise.resolve(1);' },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    breaks: 'a missing case',
    code: "export function f(a: 'b' | 'c'): number {\n  switch (a) {\n    case 'b':\n      return 1;\n  }\n  return 2;\n}",
  },
  {
    rule: 'max-params',
    breaks: 'four parameters',
    code: 'export function f(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}',
  },
] as const;

// The first of them loads the types of the whole project.
describe('the lint rules', { timeout: 240_000 }, () => {
  const eslint = new ESLint({ cwd: root });

  it.each(UNCLEAN)('report a planted break of $breaks: $code', async ({ rule, code }) => {
    // The text stands in for an existing file of the domain, since types are read from the project.
    const [result] = await eslint.lintText(code, { filePath: join(root, 'server/domain/matching/catalogue.ts') });

    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});

const RULES = z
  .looseObject({
    forbidden: z.array(z.custom<IForbiddenRuleType & { readonly name: string }>()),
    options: z.record(z.string(), z.unknown()),
  })
  .parse(createRequire(import.meta.url)('../.dependency-cruiser.cjs'));

let folder: string;
let trees = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parkfit-architecture-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Names of the rules that a tree of files breaks. */
async function violated(files: Readonly<Record<string, string>>): Promise<string[]> {
  const tree = await plant(files);
  const report = await cruise(
    ['.'],
    {
      ...RULES.options,
      exclude: { path: 'node_modules/.*/node_modules' },
      baseDir: tree,
      ruleSet: { forbidden: RULES.forbidden },
      validate: true,
    },
    { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  );
  const Output = z.looseObject({
    summary: z.looseObject({ violations: z.array(z.looseObject({ rule: z.looseObject({ name: z.string() }) })) }),
  });
  return Output.parse(report.output).summary.violations.map(({ rule }) => rule.name);
}

async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  trees += 1;
  const tree = join(folder, String(trees));
  await mkdir(tree);
  for (const name of ['package.json', 'tsconfig.json']) await cp(join(root, name), join(tree, name));
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  for (const [path, code] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), code);
  }
  return tree;
}
