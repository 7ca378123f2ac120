import { describe, expect, it } from 'vitest';
import { KERNEL_BASE64 } from '#server/matchIndex/kernel/bytes.ts';
import { compiledKernel } from '#tests/kernel/compile.ts';

describe('the kernel of the match index', () => {
  it('is what its source compiles to: otherwise run npm run build:kernel', async () => {
    expect(KERNEL_BASE64).toBe(Buffer.from(await compiledKernel()).toString('base64'));
  });
});
