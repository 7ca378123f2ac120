import { type MeasureRows, cny } from './rows.ts';

/** What the clauses of lg-2024 for drugs that are no innovative ones say for companies. */
export const LIN_GANG_CLASS_2_ROWS: readonly MeasureRows[] = [
  {
    measure: 'cta-class2',
    facts: { drugClass: '2', productStage: 'cta', drugKind: 'chemical' },
    rows: [
      {
        because: '40 % of 2 million CNY is 800,000, below the cap of 2 million',
        verdict: 'eligible',
        cny: [800_000, 800_000],
        facts: { rdCostFen: cny(2_000_000) },
      },
      {
        because: '40 % of 10 million CNY is 4 million, more than the cap of 2 million',
        verdict: 'eligible',
        cny: [2_000_000, 2_000_000],
        facts: { rdCostFen: cny(10_000_000) },
      },
      {
        because: 'it is a biological drug of class 5',
        verdict: 'eligible',
        facts: { drugKind: 'biological', drugClass: '5' },
      },
      {
        because: 'it is a traditional Chinese drug of class 6',
        verdict: 'eligible',
        facts: { drugKind: 'tcm', drugClass: '6' },
      },
      { because: 'it is in phase I', verdict: 'not-eligible', facts: { productStage: 'ph1' } },
      { because: 'it is a chemical drug of class 3', verdict: 'not-eligible', facts: { drugClass: '3' } },
      {
        because: 'it is a biological drug of class 6',
        verdict: 'not-eligible',
        facts: { drugKind: 'biological', drugClass: '6' },
      },
      {
        because: 'it is of class 1, for which there is another clause',
        verdict: 'not-eligible',
        facts: { drugClass: '1' },
      },
      { because: 'nobody said what kind of drug it is', verdict: 'unknown', without: ['drugKind'] },
      { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
    ],
  },
  {
    measure: 'ph1-class2',
    facts: { drugClass: '2', productStage: 'ph1', drugKind: 'chemical' },
    rows: [
      {
        because: '40 % of 3 million CNY is 1.2 million, below the cap of 3 million',
        verdict: 'eligible',
        cny: [1_200_000, 1_200_000],
        facts: { rdCostFen: cny(3_000_000) },
      },
      {
        because: '40 % of 15 million CNY is 6 million, more than the cap of 3 million',
        verdict: 'eligible',
        cny: [3_000_000, 3_000_000],
        facts: { rdCostFen: cny(15_000_000) },
      },
      {
        because: 'it is a biological drug of class 5',
        verdict: 'eligible',
        facts: { drugKind: 'biological', drugClass: '5' },
      },
      {
        because: 'it is a traditional Chinese drug of class 6',
        verdict: 'eligible',
        facts: { drugKind: 'tcm', drugClass: '6' },
      },
      { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
      { because: 'it is a chemical drug of class 3', verdict: 'not-eligible', facts: { drugClass: '3' } },
      {
        because: 'it is a biological drug of class 6',
        verdict: 'not-eligible',
        facts: { drugKind: 'biological', drugClass: '6' },
      },
      {
        because: 'it is of class 1, for which there is another clause',
        verdict: 'not-eligible',
        facts: { drugClass: '1' },
      },
      { because: 'nobody said what kind of drug it is', verdict: 'unknown', without: ['drugKind'] },
      { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
    ],
  },
  {
    measure: 'ph2-class2',
    facts: { drugClass: '2', productStage: 'ph2', drugKind: 'chemical' },
    rows: [
      {
        because: '40 % of 8 million CNY is 3.2 million, below the cap of 8 million',
        verdict: 'eligible',
        cny: [3_200_000, 3_200_000],
        facts: { rdCostFen: cny(8_000_000) },
      },
      {
        because: '40 % of 40 million CNY is 16 million, more than the cap of 8 million',
        verdict: 'eligible',
        cny: [8_000_000, 8_000_000],
        facts: { rdCostFen: cny(40_000_000) },
      },
      {
        because: 'it is a biological drug of class 5',
        verdict: 'eligible',
        facts: { drugKind: 'biological', drugClass: '5' },
      },
      {
        because: 'it is a traditional Chinese drug of class 6',
        verdict: 'eligible',
        facts: { drugKind: 'tcm', drugClass: '6' },
      },
      { because: 'it is in phase III', verdict: 'not-eligible', facts: { productStage: 'ph3' } },
      { because: 'it is a chemical drug of class 3', verdict: 'not-eligible', facts: { drugClass: '3' } },
      {
        because: 'it is a biological drug of class 6',
        verdict: 'not-eligible',
        facts: { drugKind: 'biological', drugClass: '6' },
      },
      {
        because: 'it is of class 1, for which there is another clause',
        verdict: 'not-eligible',
        facts: { drugClass: '1' },
      },
      { because: 'nobody said what kind of drug it is', verdict: 'unknown', without: ['drugKind'] },
      { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
    ],
  },
  {
    measure: 'ph3-class2',
    facts: { drugClass: '2', productStage: 'ph3', drugKind: 'chemical' },
    rows: [
      {
        because: '40 % of 15 million CNY is 6 million, below the cap of 15 million',
        verdict: 'eligible',
        cny: [6_000_000, 6_000_000],
        facts: { rdCostFen: cny(15_000_000) },
      },
      {
        because: '40 % of 75 million CNY is 30 million, more than the cap of 15 million',
        verdict: 'eligible',
        cny: [15_000_000, 15_000_000],
        facts: { rdCostFen: cny(75_000_000) },
      },
      {
        because: 'it is a biological drug of class 5',
        verdict: 'eligible',
        facts: { drugKind: 'biological', drugClass: '5' },
      },
      {
        because: 'it is a traditional Chinese drug of class 6',
        verdict: 'eligible',
        facts: { drugKind: 'tcm', drugClass: '6' },
      },
      { because: 'it is in phase II', verdict: 'not-eligible', facts: { productStage: 'ph2' } },
      { because: 'it is a chemical drug of class 3', verdict: 'not-eligible', facts: { drugClass: '3' } },
      {
        because: 'it is a biological drug of class 6',
        verdict: 'not-eligible',
        facts: { drugKind: 'biological', drugClass: '6' },
      },
      {
        because: 'it is of class 1, for which there is another clause',
        verdict: 'not-eligible',
        facts: { drugClass: '1' },
      },
      { because: 'nobody said what kind of drug it is', verdict: 'unknown', without: ['drugKind'] },
      { because: 'the class of the drug is not known', verdict: 'unknown', without: ['drugClass'] },
    ],
  },
];
