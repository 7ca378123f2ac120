import { type Eligibility, type JudgedMeasure, type Measure, type Policy } from '#shared/policy.ts';
import { dayText } from './day.ts';
import { moneyText, numberText } from './quantity.ts';
import { quoted } from './quoted.ts';
import { type Say, type Speaking } from './speaking.ts';

/** A measure that holds at a space, with its policy and what it says for the company. */
export interface MeasureThere {
  readonly policy: Policy;
  readonly measure: Measure;
  readonly judged: JudgedMeasure;
}

const ORDER: readonly Eligibility[] = ['eligible', 'unknown', 'not-eligible'];

/** Judged measures with their policies, claimable ones first, otherwise as they came; those whose policy is not at hand are left out. */
export function measuresThere(judged: readonly JudgedMeasure[], policies: readonly Policy[]): MeasureThere[] {
  const byId = new Map<string, Pick<MeasureThere, 'policy' | 'measure'>>(
    policies.flatMap((policy) =>
      policy.measures.map((measure) => [`${policy.id}/${measure.id}`, { policy, measure }] as const),
    ),
  );
  return judged
    .flatMap((one) => {
      const found = byId.get(one.id);
      return found === undefined ? [] : [{ ...found, judged: one }];
    })
    .sort((one, other) => ORDER.indexOf(one.judged.verdict) - ORDER.indexOf(other.judged.verdict));
}

/** What a measure gives, in words: rate, amount per square metre, steps, and its cap as *up to*; empty where the source says none of them. */
export function benefitTexts(measure: Measure, speaking: Speaking): string[] {
  return [...rateTexts(measure, speaking), ...amountTexts(measure, speaking)];
}

function rateTexts({ ratePct, ratePctRange, rateBase, upliftPct }: Measure, { say, language }: Speaking): string[] {
  const percent = (value: number): string => numberText(value, language);
  const rates = ratePctRange ?? (ratePct === undefined ? [] : [ratePct]);
  return [
    ...(rates.length === 0 ? [] : [rateText(rates.map(percent).join('–'), rateBase, say)]),
    ...(upliftPct === undefined ? [] : [say('policy.uplift', { amount: `${percent(upliftPct)}%` })]),
  ];
}

function rateText(rate: string, base: string | undefined, say: Say): string {
  return base === undefined ? say('policy.rateOnly', { rate }) : say('policy.rate', { rate, base: quoted(base) });
}

function amountTexts(measure: Measure, speaking: Speaking): string[] {
  const { say, language } = speaking;
  const { unitRate, capFen, upliftFen, unit, steps = [] } = measure;
  const money = (fen: number): string => moneyText(fen, speaking);
  return [
    ...(unitRate === undefined
      ? []
      : [
          say('policy.perM2', {
            yuan: numberText(unitRate.fenPerM2 / FEN_PER_YUAN, language),
            of: quoted(unitRate.of),
          }),
        ]),
    ...steps.map(({ fromFen, amountFen }) => say('policy.step', { from: money(fromFen), amount: money(amountFen) })),
    ...(upliftFen === undefined ? [] : [say('policy.uplift', { amount: money(upliftFen) })]),
    ...(capFen === undefined ? [] : [say('policy.upTo', { amount: money(capFen) })]),
    ...(unit === undefined ? [] : [quoted(unit)]),
  ];
}

const FEN_PER_YUAN = 100;

/** From when to when the policy is in force; what was not found is said to be so. */
export function validityText({ validFrom, validTo }: Policy, { say, language }: Speaking): string {
  const end = (day: string | undefined): string =>
    day === undefined ? say('policy.notFound') : dayText(day, language);
  if (validFrom === undefined && validTo === undefined) return say('policy.notFound');
  return say('policy.validity', { from: end(validFrom), to: end(validTo) });
}

type Test = JudgedMeasure['tests'][number];

/** Why a test came out as it did: what it asks for and what was given. */
export function testText(
  { test, verdict, required, given }: Test,
  policies: readonly Policy[],
  speaking: Speaking,
): string {
  const { say, language } = speaking;
  const titleOf = (id: string): string | undefined => {
    const policy = test === 'prior-award' ? policies.find((one) => one.id === id) : undefined;
    return language === 'en' ? policy?.titleEn : policy?.titleZh;
  };
  const words = (ids: readonly string[]): string =>
    ids.map((id) => titleOf(id) ?? wordFor(test, id, speaking)).join(say('criteria.joint'));
  return say(`policy.tests.${test}.${verdict}`, {
    required: required === undefined ? '' : words(required),
    given: given === undefined ? say('policy.notGiven') : words([given]),
  });
}

/** Where a test's words are found among the texts. */
const WORDS: Readonly<Partial<Record<Test['test'], string>>> = {
  sector: 'criteria.values',
  stage: 'policy.productStage',
  'drug-class': 'policy.drugClass',
  'device-class': 'policy.deviceClass',
  audience: 'policy.audience',
};

function wordFor(test: Test['test'], id: string, { say, nameOf }: Speaking): string {
  if (test === 'place') return nameOf(id) ?? id;
  return say(`${WORDS[test] ?? 'policy.words'}.${id}`, { defaultValue: quoted(id) });
}
