import { type Benefit, type Cap } from '#shared/policy/benefit.ts';
import { type Measure } from '#shared/policy/policy.ts';
import { type Naming, awardNames } from './award.ts';
import { spoken } from './bilingual.ts';
import { policyFactName, policyFactText, sumText } from './policyFact.ts';
import { numberText } from './quantity.ts';
import { rentTexts } from './rentSupport.ts';

type Of<K extends Benefit['kind']> = Extract<Benefit, { kind: K }>;

/** What a measure gives, in words, then its caps; empty where it is no award. */
export function benefitTexts({ benefit, caps = [] }: Measure, naming: Naming): string[] {
  const given = benefit === undefined ? [] : givenTexts(benefit, naming);
  return [...given, ...caps.map((cap) => capText(cap, naming))];
}

/** A cap in words. */
function capText({ per, capFen }: Cap, { speaking }: Naming): string {
  return speaking.say(`policy.caps.${per}`, { amount: sumText(capFen, speaking) });
}

// eslint-disable-next-line complexity -- one case for each kind and nothing else
function givenTexts(benefit: Benefit, naming: Naming): string[] {
  switch (benefit.kind) {
    case 'percentage':
      return percentageTexts(benefit, naming);
    case 'per-m2':
      return perM2Texts(benefit, naming);
    case 'rent':
      return rentTexts(benefit, naming.speaking);
    case 'fixed':
      return [fixedText(benefit, naming)];
    case 'unstated':
      return [naming.speaking.say('policy.benefit.notFound')];
    case 'tiered':
      return tieredTexts(benefit, naming);
    case 'stepped':
      return [steppedText(benefit, naming)];
    case 'share-of-award':
      return [shareText(benefit, naming)];
    case 'cap-raise':
      return [raiseText(benefit, naming)];
    case 'loan-interest':
      return interestTexts(benefit, naming);
    case 'talent':
      return [talentText(benefit, naming)];
    case 'land-right':
    case 'service':
      return [spoken(benefit.says, naming.speaking)];
  }
}

function percentageTexts(
  { ratePct, ratePctRange, base, baseCeiling }: Of<'percentage'>,
  { speaking }: Naming,
): string[] {
  const { say, language } = speaking;
  const rates = ratePctRange ?? (ratePct === undefined ? [] : [ratePct]);
  const name = policyFactName(say, base);
  const rate = rates.map((one) => numberText(one, language)).join('–');
  return [
    rates.length === 0
      ? say('policy.benefit.rateNotFound', { base: name })
      : say('policy.benefit.rate', { rate, base: name }),
    ...(baseCeiling === undefined
      ? []
      : [
          say('policy.benefit.baseCeiling', {
            area: policyFactName(say, baseCeiling.area),
            amount: sumText(baseCeiling.fenPerM2, speaking),
          }),
        ]),
  ];
}

function perM2Texts({ fenPerM2, area, aboveShare }: Of<'per-m2'>, { speaking }: Naming): string[] {
  const { say, language } = speaking;
  const amount = sumText(fenPerM2, speaking);
  return [
    say('policy.benefit.perM2', { amount, area: policyFactName(say, area) }),
    ...(aboveShare === undefined
      ? []
      : [
          say('policy.benefit.aboveShare', {
            share: policyFactName(say, aboveShare.share),
            pct: numberText(aboveShare.pct, language),
          }),
        ]),
  ];
}

function fixedText({ amountFen, isCeiling }: Of<'fixed'>, { speaking }: Naming): string {
  const amount = sumText(amountFen, speaking);
  return isCeiling === true ? speaking.say('policy.benefit.ceiling', { amount }) : amount;
}

function tieredTexts({ fact, counts, steps }: Of<'tiered'>, { speaking }: Naming): string[] {
  const { say } = speaking;
  return [
    ...steps.map(({ from, amountFen }) =>
      say('policy.benefit.step', {
        fact: policyFactName(say, fact),
        from: policyFactText(fact, from, speaking),
        amount: sumText(amountFen, speaking),
      }),
    ),
    say(counts === 'each' ? 'policy.benefit.countsEach' : 'policy.benefit.countsHighest'),
  ];
}

function steppedText({ fact, from, amountFen, every, furtherFen }: Of<'stepped'>, { speaking }: Naming): string {
  return speaking.say('policy.benefit.stepped', {
    fact: policyFactName(speaking.say, fact),
    from: policyFactText(fact, from, speaking),
    amount: sumText(amountFen, speaking),
    every: policyFactText(fact, every, speaking),
    further: sumText(furtherFen, speaking),
  });
}

function shareText({ sharePct, of, items }: Of<'share-of-award'>, naming: Naming): string {
  const { say } = naming.speaking;
  const text = say('policy.benefit.shareOf', { pct: sharePct, awards: awardNames(of, naming) });
  if (items === undefined) return text;
  const names = items.map((item) => say(`policy.items.${item}`)).join(say('criteria.joint'));
  return say('policy.benefit.shareOfItems', { text, items: names });
}

function raiseText({ raiseFen, raisePct, of }: Of<'cap-raise'>, naming: Naming): string {
  const { say, language } = naming.speaking;
  const awards = awardNames(of, naming);
  if (raiseFen !== undefined)
    return say('policy.benefit.raise', { awards, amount: sumText(raiseFen, naming.speaking) });
  if (raisePct === undefined) return say('policy.benefit.raiseNotFound', { awards });
  return say('policy.benefit.raise', { awards, amount: `${numberText(raisePct, language)}%` });
}

function interestTexts({ sharePct, years }: Of<'loan-interest'>, { speaking: { say, language } }: Naming): string[] {
  return [
    sharePct === undefined
      ? say('policy.benefit.interestNotFound')
      : say('policy.benefit.interest', { pct: numberText(sharePct, language) }),
    ...(years === undefined ? [] : [say('policy.benefit.interestYears', { years })]),
  ];
}

function talentText({ fenPerTalent }: Of<'talent'>, { speaking }: Naming): string {
  if (fenPerTalent === undefined) return speaking.say('policy.benefit.talentNotFound');
  return speaking.say('policy.benefit.perTalent', { amount: sumText(fenPerTalent, speaking) });
}
