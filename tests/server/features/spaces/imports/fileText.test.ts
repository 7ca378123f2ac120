import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotText, fileText } from '#server/features/spaces/imports/fileText.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parkfit-text-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function textOf(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'file.csv');
  await writeFile(path, bytes);
  return text(Readable.from(fileText(path)));
}

describe('the text of a file', () => {
  it('is read as UTF-8', async () => {
    expect(await textOf(Buffer.from('园区,park'))).toBe('园区,park');
  });

  it('leaves a byte order mark out', async () => {
    expect(await textOf(Buffer.from('\uFEFFid'))).toBe('id');
  });

  it('is read as GB18030 where it is not UTF-8, as spreadsheets in China save it', async () => {
    // 园区 in GB18030.
    expect(await textOf(Buffer.from([0xd4, 0xb0, 0xc7, 0xf8, 0x2c, 0x61]))).toBe('园区,a');
  });

  it('is whole where a character lies across two pieces of the file', async () => {
    // Pieces are of 64 KiB; the characters are of three bytes each.
    const long = '园'.repeat(50_000);

    expect(await textOf(Buffer.from(long))).toBe(long);
  });

  it('is refused where it is neither', async () => {
    await expect(textOf(Buffer.from([0xff, 0xfe, 0x69, 0x00]))).rejects.toThrow(NotText);
  });

  it('of an empty file is empty', async () => {
    expect(await textOf(Buffer.from(''))).toBe('');
  });
});
