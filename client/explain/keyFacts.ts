import { type SpaceFacts } from '#shared/space.ts';
import { dayText, monthText } from './day.ts';
import { factText } from './fact.ts';
import { quantityText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** What a list says of a space beside its score: area, floor, rent, when it can be had; what is not known is left out. */
export function keyFacts(facts: SpaceFacts, speaking: Speaking): string[] {
  const { areaM2, floorNumber, rentFenPerM2Month, availableFrom } = facts;
  return [
    areaM2 === undefined ? '' : quantityText('areaM2', areaM2, speaking),
    floorNumber === undefined ? '' : speaking.say('results.floor', { number: floorNumber }),
    rentFenPerM2Month === undefined ? '' : factText('rent', ['rentFenPerM2Month', rentFenPerM2Month], speaking),
    availableFrom === undefined ? '' : monthText(availableFrom, speaking.language),
  ].filter((text) => text !== '');
}

/** Criterion whose words say the value of a fact, where the fact's words mean different things in different places. */
const WORDS_OF: Readonly<Record<string, string>> = {
  divisibleFromM2: 'area',
  rentFenPerM2Month: 'rent',
  cleanroomGrade: 'cleanroom',
  cleanroomAchievable: 'cleanroom',
  fireHazardClass: 'fire-hazard-class',
  hazardousGoodsStoreClass: 'hazardous-goods-store',
  eiaPath: 'eia-path',
  columnSpanM: 'column-grid',
};

/** Every known fact of a space with its label, in the order in which the space gives them. */
export function allFacts(facts: SpaceFacts, speaking: Speaking): { readonly name: string; readonly text: string }[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const label = speaking.say(`criteria.facts-of-space.${name}`, { defaultValue: name });
    const text =
      name === 'availableFrom' && typeof value === 'string'
        ? dayText(value, speaking.language)
        : factText(WORDS_OF[name] ?? '', [name, value], speaking);
    return [{ name: label, text }];
  });
}
