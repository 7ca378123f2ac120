import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { storeTests } from './storeTests.ts';

describe('the tests for every MongoDB', () => {
  it('are those that open a test store, except those about the embedded one', async () => {
    const root = temporaryFolder();
    await mkdir(join(root, 'tests', 'server', 'store', 'embedded'), { recursive: true });
    await writeFile(join(root, 'tests', 'finding.test.ts'), 'const store = await openTestStore();');
    await writeFile(join(root, 'tests', 'server', 'app.test.ts'), 'const server = await openTestServer();');
    await writeFile(join(root, 'tests', 'server', 'exit.test.ts'), 'expect(farewellOf(1)).toBe(2);');
    await writeFile(join(root, 'tests', 'server', 'support.ts'), 'export const open = () => openTestStore();');
    await writeFile(join(root, 'tests', 'server', 'store', 'embedded', 'a.test.ts'), 'await openTestStore();');

    expect(await storeTests(root)).toEqual([join('tests', 'finding.test.ts'), join('tests', 'server', 'app.test.ts')]);
  });
});
