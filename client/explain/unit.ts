import { type AreaUnit } from './speaking.ts';

/** The unit of a number as people see it: `shown = stored ÷ factor`. */
export interface Unit {
  /** Key of its name among the texts. */
  readonly id: string;
  readonly factor: number;
  /** Most decimals shown. */
  readonly decimals: number;
}

/** 1 亩 is 2000/3 m², exactly. */
const M2_PER_MU = 2000 / 3;
/** A price in fen is shown in yuan, an amount in 万元 (10,000 yuan). */
const FEN_PER_YUAN = 100;
const FEN_PER_WAN = 1_000_000;
const USD_PER_WAN = 10_000;

const unit = (id: string, factor = 1, decimals = 2): Unit => ({ id, factor, decimals });

/** By the ending of a number's name, longer endings before those that they end with. */
const BY_ENDING: readonly (readonly [ending: string, unit: Unit])[] = [
  ['FenPerM2Month', unit('yuan-per-m2-month', FEN_PER_YUAN)],
  ['FenPerM2', unit('yuan-per-m2', FEN_PER_YUAN)],
  ['FenPerKvaMonth', unit('yuan-per-kva-month', FEN_PER_YUAN)],
  ['FenPerM3PerDayMonth', unit('yuan-per-m3-per-day-month', FEN_PER_YUAN)],
  ['PctPerYear', unit('percent-per-year')],
  ['KnPerM2', unit('kn-per-m2')],
  ['VaPerM2', unit('va-per-m2', 1, 0)],
  ['M3PerDay', unit('m3-per-day')],
  ['M3PerH', unit('m3-per-h')],
  ['TPerH', unit('t-per-h')],
  ['Kva', unit('kva', 1, 0)],
  ['FenPerYear', unit('wan-yuan', FEN_PER_WAN)],
  ['UsdPerYear', unit('wan-usd', USD_PER_WAN)],
  ['Fen', unit('wan-yuan', FEN_PER_WAN)],
  ['M2', unit('m2', 1, 0)],
  ['Km', unit('km')],
  ['Pct', unit('percent')],
  ['Share', unit('percent', 0.01, 0)],
  ['Years', unit('years')],
  ['Months', unit('months')],
  ['Days', unit('days')],
  ['T', unit('t')],
  ['M', unit('m')],
];

const MU = unit('mu', M2_PER_MU);
const KM = unit('km', 1000);

/** The unit that ends a number's name, as areas are shown; undefined where none does. */
export function unitOf(name: string, areaUnit: AreaUnit = 'm2'): Unit | undefined {
  const found = BY_ENDING.find(([ending]) => endsWithWord(name, ending))?.[1];
  return found?.id === 'm2' && areaUnit === 'mu' ? MU : found;
}

/** The unit for a length of this size: kilometres from 1,000 m on. */
export function readable(shownIn: Unit, stored: number): Unit {
  return shownIn.id === 'm' && Math.abs(stored) >= KM.factor ? KM : shownIn;
}

/** An ending that is long enough not to be met by chance, after a single capital either: `fitOutDFenPerM2`. */
const LONG_ENDING = 4;

/** Whether the name ends with the word, which must begin at a change of case. */
function endsWithWord(name: string, ending: string): boolean {
  if (!name.endsWith(ending)) return false;
  const before = name.at(-ending.length - 1);
  return before === undefined || ending.length >= LONG_ENDING || /[a-z0-9]/u.test(before);
}
