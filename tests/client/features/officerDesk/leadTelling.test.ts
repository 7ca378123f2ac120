import { beforeAll, describe, expect, it } from 'vitest';
import { isTold, leadFieldName, leadValueText } from '#client/features/officerDesk/leadTelling.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

const OWNERS = [{ personId: '1', name: '李伟' }];

let speaking: Speaking;

beforeAll(async () => {
  speaking = await speakingIn('zh-CN', { nameOf: (id) => (id === 'sz-pingshan' ? '坪山区' : undefined) });
});

describe('the history of a lead', () => {
  it('leaves out ids, and times that its entries tell', () => {
    const paths = ['createdAt', 'movedOn', 'notes.7.at', 'notes.7.byId', 'notes.7.id', 'rest.since', 'isAnonymous'];

    expect(paths.filter(isTold)).toEqual([]);
    expect(['stage', 'notes.7.text', 'ownerId', 'nextStep.on', 'contact'].every(isTold)).toBe(true);
  });

  it.each([
    { path: 'stage', name: '阶段', value: 'assessment', text: '研判' },
    { path: 'notes.7.kind', name: '类型', value: 'contact', text: '已联系投资方' },
    { path: 'expectedAnnualTaxFen', name: '预计年税', value: 120_000_000, text: '120 万元' },
    { path: 'places', name: '意向地区', value: ['sz-pingshan'], text: '坪山区' },
    { path: 'areaBand', name: '面积区间', value: '500-2000', text: '500–2000 m²' },
    { path: 'nextStep.on', name: '日期', value: '2026-12-05', text: '2026年12月5日' },
    { path: 'ownerId', name: '跟进人', value: '1', text: '李伟' },
    { path: 'ownerId', name: '跟进人', value: '2', text: '内容不在此显示' },
    { path: 'need', name: '需求', value: '冷库', text: undefined },
    { path: 'source', name: '来源', value: 'officer', text: '招商人员录入' },
  ])('says $value of $path in words', ({ path, name, value, text }) => {
    expect(leadFieldName(path, speaking)).toBe(name);
    expect(leadValueText(path, value, { speaking, sectors: [], owners: OWNERS })).toBe(text);
  });
});
