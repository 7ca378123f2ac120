import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

function change(key: Buffer): Change {
  return { table: 'documents', key, value: Buffer.from('value') };
}

describe('a commit to LMDB', () => {
  it.each([
    { fault: 'is too long', key: Buffer.alloc(1979, 1) },
    { fault: 'has no bytes', key: Buffer.alloc(0) },
  ])('has none of its changes on disk where a key among them $fault', async ({ key }) => {
    const path = join(temporaryFolder(), 'store.mdb');
    const disk = openLmdb(path);
    const keys = ['a', 'b', 'c', 'd'].map((name) => Buffer.from(name));

    await expect(disk.commit([...keys, key, Buffer.from('e')].map(change))).rejects.toThrow('A key has');
    await disk.commit([change(Buffer.from('z'))]);
    await disk.close();

    const reopened = openLmdb(path);
    const found = reopened.range('documents', { start: Buffer.from('a'), end: Buffer.from('zz') }, 10);
    expect(found.map((entry) => String(entry.key))).toEqual(['z']);
    await reopened.close();
  });

  it('takes a key of the most bytes that LMDB was built for', async () => {
    const disk = openLmdb(join(temporaryFolder(), 'store.mdb'));
    const key = Buffer.alloc(1978, 1);

    await disk.commit([change(key)]);

    expect(String(disk.get('documents', key))).toBe('value');
    await disk.close();
  });
});
