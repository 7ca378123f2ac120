import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCommand } from '#server/cli/importCommand.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

describe('an import during which the store goes away', () => {
  it('does not blame the file', async () => {
    const file = join(temporaryFolder(), 'spaces.csv');
    writeFileSync(file, 'id,parkId\n');
    const lost = Object.assign(new Error('write EPIPE'), { syscall: 'write', code: 'EPIPE' });
    const said: string[] = [];

    const importing = importCommand(file, {
      imports: { importSpaces: () => Promise.reject(lost), discardLeftOvers: () => Promise.resolve() },
      terminal: {
        print: (line) => said.push(line),
        complain: (line) => said.push(line),
        readInput: () => Promise.resolve(''),
      },
    });

    await expect(importing).rejects.toBe(lost);
    expect(said).toEqual([]);
  });
});
