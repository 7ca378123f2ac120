import { type Language } from '#client/i18n/language.ts';
import { type Speaking } from './speaking.ts';
import { type Unit, readable, unitOf } from './unit.ts';

/** A number in the language's own notation. */
export function numberText(value: number, language: Language, decimals = 2): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}

/** A stored number with the unit that ends its name, as people see it. */
export function quantityText(name: string, stored: number, speaking: Speaking): string {
  const named = unitOf(name, speaking.areaUnit);
  if (named === undefined) return numberText(stored, speaking.language);
  if (named.id === 'wan-yuan') return moneyText(stored, speaking);
  return inUnit(stored, readable(named, stored), speaking);
}

/** Two stored numbers of one kind with their unit: `52–65 km`, `-8 to 5 km`; one number where they read alike. */
export function rangeText(name: string, [low, high]: readonly [number, number], speaking: Speaking): string {
  const named = unitOf(name, speaking.areaUnit);
  const unit = named === undefined ? PLAIN : readable(named, high);
  const [from, to] = [low, high].map((end) => numberText(end / unit.factor, speaking.language, 1));
  const value = from === to ? (to ?? '') : betweenText({ low: from ?? '', high: to ?? '' }, speaking);
  return unit === PLAIN ? value : speaking.say(`units.with.${unit.id}`, { value });
}

/** A dash would be taken for another minus. */
function betweenText({ low, high }: { readonly low: string; readonly high: string }, { say }: Speaking): string {
  return low.startsWith('-') ? say('cost.between', { low, high }) : `${low}–${high}`;
}

const PLAIN: Unit = { id: '', factor: 1, decimals: 0 };

/** A stored number in a unit. */
export function inUnit(stored: number, { id, factor, decimals }: Unit, { say, language }: Speaking): string {
  return say(`units.with.${id}`, { value: numberText(stored / factor, language, decimals) });
}

const FEN_PER_YUAN = 100;
const YUAN_PER_WAN = 10_000;
const YUAN_PER_MILLION = 1_000_000;
const YUAN_PER_YI = 100_000_000;
/** So that a sum is said to 1 万元, as sums below are. */
const YI_DECIMALS = 4;

/** An amount of money: 万元 in Chinese and 亿元 from 100 million yuan on, yuan or millions in English. */
export function moneyText(fen: number, { say, language }: Pick<Speaking, 'say' | 'language'>): string {
  const yuan = fen / FEN_PER_YUAN;
  if (language === 'zh-CN') {
    return Math.abs(yuan) >= YUAN_PER_YI
      ? say('units.with.yi-yuan', { value: numberText(yuan / YUAN_PER_YI, language, YI_DECIMALS) })
      : say('units.with.wan-yuan', { value: numberText(yuan / YUAN_PER_WAN, language) });
  }
  return Math.abs(yuan) >= YUAN_PER_MILLION
    ? say('units.with.million-yuan', { value: numberText(yuan / YUAN_PER_MILLION, language) })
    : say('units.with.yuan', { value: numberText(yuan, language, 0) });
}

/** An area in the unit in which areas are shown. */
export function areaText(areaM2: number, speaking: Speaking): string {
  return quantityText('areaM2', areaM2, speaking);
}
