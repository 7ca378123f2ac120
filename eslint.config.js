import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Forbids what belongs to one place only, and says where that place is. */
const only = (...entries) => ['error', ...entries.map(([selector, message]) => ({ selector, message }))];

const CLOCK = [
  'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'Take the time as an argument; server/platform/clock.ts, and client/app/clock.ts in the page, are the ones that read it.',
];
const RANDOM = [
  'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  'Take a seeded generator or an id maker as an argument.',
];
const ENVIRONMENT = [
  'MemberExpression[object.name="process"][property.name="env"]',
  'Take what you need as an argument; server/main.ts and server/cli.ts read the environment through readConfig.',
];
const ENUM = ['TSEnumDeclaration', 'Use a union of string literals or z.enum.'];

export default defineConfig([
  globalIgnores([
    'client/dist/',
    'node_modules/',
    'data/',
    'coverage/',
    // AssemblyScript: other types, and decorators.
    'server/matchIndex/kernel/assembly/',
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '.dependency-cruiser.cjs',
            'server/store/embedded/worker.mjs',
            'server/engine/worker.mjs',
            'tests/mongoose/reporter.cjs',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 8],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-warning-comments': 'error',
      'no-restricted-syntax': only(ENUM, CLOCK, RANDOM, ENVIRONMENT),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Builders of schemas whose type is the point of the function; written out it would be the body again.
    files: ['shared/**/*.ts', 'server/domain/matching/criterion.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['client/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // A component's markup is long without being complex.
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/repository.ts', 'server/store/**/*.ts'],
    // mongoose types plain settings as a class.
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['server/main.ts', 'server/cli.ts', 'tests/**/*.ts', 'vite.config.ts'],
    rules: { 'no-restricted-syntax': only(ENUM, CLOCK, RANDOM) },
  },
  {
    files: ['server/platform/clock.ts', 'client/app/clock.ts'],
    rules: { 'no-restricted-syntax': only(ENUM, RANDOM, ENVIRONMENT) },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: [
      'eslint.config.js',
      '.dependency-cruiser.cjs',
      'server/store/embedded/worker.mjs',
      'server/engine/worker.mjs',
      'tests/mongoose/reporter.cjs',
    ],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off', 'no-undef': 'off' },
  },
]);
