import { beforeAll, describe, expect, it } from 'vitest';
import { faultText } from '#client/explain/faultText.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
const LABELS: Readonly<Record<string, string>> = { minM2: '最小面积', minKva: '总容量', minVaPerM2: '单位容量' };
const labelOf = (name: string): string => LABELS[name] ?? name;

beforeAll(async () => {
  zh = await speakingIn('zh-CN');
});

describe('faultText', () => {
  it.each([
    { message: 'Expected maxM2 not below minM2', text: '不能小于：最小面积' },
    { message: 'Too small: expected number to be >0', text: '须大于 0' },
    { message: 'Too big: expected number to be <=100', text: '不能大于 100' },
    { message: 'Expected minKva, minVaPerM2 or both', text: '至少填写一项：总容量、单位容量' },
    { message: 'Expected a day after that of the step before', text: '须晚于上一阶段目标' },
    { message: 'Expected more than in the step before', text: '须大于上一阶段目标' },
    { message: 'Something else', text: '无法使用（Something else）' },
  ])('says "$message" as $text', ({ message, text }) => {
    expect(faultText(message, zh.say, labelOf)).toBe(text);
  });
});
