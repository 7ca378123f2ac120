import { beforeAll, describe, expect, it } from 'vitest';
import { prospectText, questionMessage, wantedText } from '#client/explain/question.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type Prospect, type Question } from '#shared/certificate.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

const space = { id: 'a', name: { zh: '一号楼101', en: 'Building 1, 101' }, parkId: 'park-1', demo: false };
const question: Question = {
  criterion: 'power',
  level: 'prefer',
  facts: ['powerKva', 'areaM2'],
  park: { id: 'park-1', name: { zh: '一号园区', en: 'Park One' } },
  places: 3,
  count: 1,
  spaces: [{ space, best: 1, alsoOpen: 0 }],
};

let en: Speaking;
let zh: Speaking;

beforeAll(async () => {
  en = await speakingIn('en');
  zh = await speakingIn('zh-CN');
});

describe('what is to be found out', () => {
  it('is the facts that are not known', () => {
    expect(wantedText(question, en)).toBe('Power, Area');
  });

  it('is what the criterion looks at where that is no fact of the space', () => {
    expect(wantedText({ ...question, criterion: 'distance', facts: [] }, en)).toBe('exact position');
    expect(wantedText({ ...question, criterion: 'no-such', facts: [] }, en)).toBe('no-such');
  });
});

describe('what an answer could do to a space', () => {
  it.each<{ prospect: Omit<Prospect, 'space'>; says: string }>([
    { prospect: { best: 1, alsoOpen: 0 }, says: 'now behind the first three, could come to 1' },
    { prospect: { place: 3, best: 2, worst: 3, alsoOpen: 0 }, says: 'now at 3, could come to 2' },
    { prospect: { place: 2, best: 2, alsoOpen: 0 }, says: 'now at 2, could fall out of the first three' },
    { prospect: { place: 2, best: 1, worst: 3, alsoOpen: 0 }, says: 'now at 2, could come to 1, could fall to 3' },
    {
      prospect: { best: 2, alsoOpen: 2 },
      says: 'now behind the first three, could come to 2, if 2 other open musts are met too',
    },
  ])('is said: $says', ({ prospect, says }) => {
    expect(prospectText({ space, ...prospect }, en)).toBe(says);
  });
});

describe('the message to a park', () => {
  const ask = { level: 'prefer' as const, minKva: 300 };

  it('asks for the facts of each space and says what is needed', () => {
    expect(questionMessage(question, ask, en).split('\n')).toEqual([
      'To Park One:',
      'We are looking for space and would like to know of the spaces below: Power, Area.',
      '- Building 1, 101',
      'What we need: Power ≥ 300 kVA.',
      'Thank you.',
    ]);
  });

  it('is the same in Chinese', () => {
    expect(questionMessage(question, ask, zh).split('\n')).toEqual([
      '一号园区：',
      '您好！我们正在选址，请告知以下空间的供电容量、面积：',
      '- 一号楼101',
      '我们的要求：供电容量 ≥ 300 kVA。',
      '谢谢！',
    ]);
  });

  it('says how many more spaces it is about, and nothing of a need that has no words', () => {
    const lines = questionMessage({ ...question, count: 3 }, { level: 'must' }, en).split('\n');

    expect(lines.slice(2)).toEqual(['- Building 1, 101', '- 2 more spaces like these', 'Thank you.']);
  });
});
