import { describe, expect, it } from 'vitest';
import { factValueText } from '#client/features/operatorDesk/factValueText.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

describe('the history of a space', () => {
  it.each([
    { name: 'status', value: 'held', text: '预留' },
    { name: 'clearHeightM', value: 4.5, text: '4.5 m' },
    { name: 'building', value: 'A', text: undefined },
    { name: 'clearHeightM', value: undefined, text: undefined },
  ])('says $value of $name as $text', async ({ name, value, text }) => {
    expect(factValueText(name, value, await speakingIn('zh-CN'))).toBe(text);
  });
});
