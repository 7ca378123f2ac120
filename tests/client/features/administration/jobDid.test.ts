import { describe, expect, it } from 'vitest';
import { jobDidText } from '#client/features/administration/jobDid.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

describe('what a job did', () => {
  it.each([
    { job: 'seal', did: { sealed: 12 }, language: 'zh-CN', text: '封存记录 12 条' },
    {
      job: 'mail',
      did: { sent: 3, unsent: 1 },
      language: 'en',
      text: 'Letters sent: 3 · Letters that could not be sent: 1',
    },
    { job: 'mail', did: { sent: 3, unsent: 0 }, language: 'en', text: 'Letters sent: 3' },
    { job: 'holds', did: { ended: 0 }, language: 'zh-CN', text: '没有需要处理的内容' },
    { job: 'mail', did: {}, language: 'en', text: 'nothing was due' },
  ] as const)('is told of $job with $did in $language', async ({ job, did, language, text }) => {
    const { say } = await speakingIn(language);

    expect(jobDidText(job, did, say)).toBe(text);
  });
});
