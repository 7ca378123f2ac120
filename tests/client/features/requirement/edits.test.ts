import { describe, expect, it } from 'vitest';
import {
  EMPTY,
  atLevel,
  changedAsk,
  changedParameters,
  fromTemplate,
  withAnswer,
  withAsk,
  withChanges,
  withCompany,
  withField,
  withParameter,
  withoutAsk,
} from '#client/features/requirement/edits.ts';
import { type OpenRequirement } from '#shared/requirement.ts';

const requirement: OpenRequirement = {
  sector: 'ivd',
  criteria: { area: { level: 'must', minM2: 800 }, rent: { level: 'prefer', weight: 3 } },
};

describe('a requirement being edited', () => {
  it('takes what the template asks and keeps what is known of the company', () => {
    const before: OpenRequirement = { criteria: { steam: { level: 'must' } }, company: { drugClass: '1' } };
    const sector = {
      id: 'cgt',
      zh: '细胞',
      en: 'Cells',
      template: [
        { criterion: 'area', level: 'must', ask: { minM2: 2800 }, basis: 'R', src: [] },
        { criterion: 'power', level: 'prefer', weight: 2, ask: { minVaPerM2: 250 }, basis: 'E', src: [] },
      ],
      gathered: {},
    } as const;

    expect(fromTemplate({ ...sector, template: sector.template.map((ask) => ({ ...ask, src: [] })) }, before)).toEqual({
      sector: 'cgt',
      company: { drugClass: '1' },
      criteria: { area: { level: 'must', minM2: 2800 }, power: { level: 'prefer', weight: 2, minVaPerM2: 250 } },
    });
  });

  it('gets and loses criteria', () => {
    expect(withAsk(EMPTY, 'steam', { level: 'must' })).toEqual({ criteria: { steam: { level: 'must' } } });
    expect(withoutAsk(requirement, 'area')).toEqual({
      sector: 'ivd',
      criteria: { rent: { level: 'prefer', weight: 3 } },
    });
  });

  it('loses the weight with the preference', () => {
    expect(atLevel({ level: 'prefer', weight: 3, minM: 5 }, 'must')).toEqual({ level: 'must', minM: 5 });
    expect(atLevel({ level: 'must', minM: 5 }, 'prefer')).toEqual({ level: 'prefer', minM: 5 });
  });

  it('leaves out what is cleared', () => {
    const parameterCleared = withParameter({ level: 'must', minM2: 800, maxM2: 900 }, 'maxM2', undefined);
    const companyCleared = withCompany({ ...requirement, company: { drugClass: '1' } }, 'drugClass', undefined);
    const fieldCleared = withField({ ...requirement, rankBy: 'low' }, 'rankBy', undefined);

    expect(Object.keys(parameterCleared).sort()).toEqual(['level', 'minM2']);
    expect(Object.keys(companyCleared).sort()).toEqual(['criteria', 'sector']);
    expect(Object.keys(fieldCleared).sort()).toEqual(['criteria', 'sector']);
  });

  it('tells no award at all from not having said', () => {
    expect(withCompany(requirement, 'awards', []).company).toEqual({ awards: [] });
  });
});

describe('withAnswer', () => {
  it('keeps yes and no, and forgets what is not said any more', () => {
    const yes = withAnswer(requirement, 'policy/ask', true);
    const both = withAnswer(yes, 'policy/other', false);

    expect(both.company).toEqual({ answers: { 'policy/ask': true, 'policy/other': false } });
    expect(withAnswer(yes, 'policy/ask', undefined).company).toBeUndefined();
  });
});

describe('advice', () => {
  it('changes the parameter that has the old value', () => {
    const ask = { level: 'prefer', weight: 5, idealM: 3, limitM: 5 } as const;

    expect(changedAsk(ask, { from: 5, to: 6 })).toEqual({ level: 'prefer', weight: 5, idealM: 3, limitM: 6 });
  });

  it('changes lists as a whole and several parameters side by side', () => {
    const places = { level: 'must', places: ['sz'] } as const;
    const power = { level: 'must', minKva: 800, minVaPerM2: 200 } as const;

    expect(changedAsk({ ...places, places: ['sz'] }, { from: ['sz'], to: ['sz', 'gz'] })).toEqual({
      level: 'must',
      places: ['sz', 'gz'],
    });
    expect(changedParameters(power, { from: [800, 200], to: [500, 125] })).toEqual([
      ['minKva', 500],
      ['minVaPerM2', 125],
    ]);
  });

  it('changes nothing by guess', () => {
    expect(changedAsk({ level: 'must', minM: 5 }, { from: 7, to: 6 })).toBeUndefined();
    expect(changedAsk({ level: 'must', minM: 5 }, { to: 6 })).toBeUndefined();
  });
});

describe('several advised changes together', () => {
  const asked: OpenRequirement = {
    criteria: { area: { level: 'must', minM2: 20_000, maxM2: 60_000 }, region: { level: 'must', places: ['sz'] } },
  };
  const smaller = { criterion: 'area', from: 20_000, to: 3950 };

  it('change each ask that they are about, and nothing else', () => {
    const wider = { criterion: 'region', from: ['sz'], to: ['sz', 'gz'] };

    expect(withChanges(asked, [smaller, wider])).toEqual({
      criteria: {
        area: { level: 'must', minM2: 3950, maxM2: 60_000 },
        region: { level: 'must', places: ['sz', 'gz'] },
      },
    });
  });

  it('change nothing where one of them cannot be made', () => {
    expect(withChanges(asked, [smaller, { criterion: 'steam', from: 1, to: 0 }])).toBeUndefined();
  });
});
