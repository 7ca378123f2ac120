import { type Row, dayOf } from '../match/peers/row.ts';
import { NUMBERS } from '../match/peers/facts.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { MET, UNKNOWN, UNMET } from '../match/peers/verdict.ts';
import { type Entered, type ReverseEngine } from './engine.ts';
import { enteredBy } from './naive.ts';
import { type CheckedRequirement } from './checked.ts';

/** Requirements that are looked at together, so that what is left of them stays in the cache. */
const BLOCK = 8192;

/** What is left of a block: slots, and whether a must of theirs is not known. */
interface Selection {
  readonly slots: Uint32Array;
  readonly open: Uint8Array;
  count: number;
}

/** Keeps of a selection what a space may fit by one part of a criterion. */
type Part = (row: Row) => (selection: Selection) => void;

/** Scan of typed columns over the requirements, block by block; the most telling parts first. */
export function createColumnReverse(standing: readonly CheckedRequirement[], sample: readonly Row[]): ReverseEngine {
  const selection: Selection = { slots: new Uint32Array(BLOCK), open: new Uint8Array(BLOCK), count: 0 };
  const parts = inOrder(partsOf(standing), { sample, selection, count: standing.length });
  const scan = (row: Row, visit: (slot: number, isMet: boolean) => void): void => {
    const keeping = parts.map((part) => part(row));
    for (let from = 0; from < standing.length; from += BLOCK) {
      fill(selection, from, Math.min(standing.length, from + BLOCK));
      for (const keep of keeping) {
        if (selection.count === 0) break;
        keep(selection);
      }
      for (let at = 0; at < selection.count; at += 1)
        visit(codeAt(selection.slots, at), byteAt(selection.open, at) === 0);
    }
  };
  const ids = standing.map(({ id }) => id);
  return {
    name: 'scan of typed columns over requirements',
    fitting({ row }) {
      const met: string[] = [];
      const unconfirmed: string[] = [];
      scan(row, (slot, isMet) => (isMet ? met : unconfirmed).push(ids[slot] ?? ''));
      return { met, unconfirmed };
    },
    entries({ row }) {
      const entries: Entered[] = [];
      scan(row, (slot, isMet) => {
        const one = standing[slot];
        const entered = one && enteredBy(one, row, isMet);
        if (entered !== undefined) entries.push(entered);
      });
      return entries;
    },
  };
}

function fill(selection: Selection, from: number, to: number): void {
  for (let slot = from; slot < to; slot += 1) selection.slots[slot - from] = slot;
  selection.open.fill(0);
  selection.count = to - from;
}

/** By what share of the first block they leave for a sample of spaces. */
function inOrder(
  parts: readonly Part[],
  {
    sample,
    selection,
    count,
  }: { readonly sample: readonly Row[]; readonly selection: Selection; readonly count: number },
): Part[] {
  return parts
    .map((part) => {
      let left = 0;
      for (const row of sample) {
        fill(selection, 0, Math.min(count, BLOCK));
        part(row)(selection);
        left += selection.count;
      }
      return { part, left };
    })
    .sort((one, other) => one.left - other.left)
    .map(({ part }) => part);
}

/** A number that is asked for, and what of a space is compared with it. */
interface NumberPart {
  readonly id: string;
  readonly name: string;
  readonly sense: 1 | -1;
  readonly fact: string;
  /** What is compared where the fact is not known; missing that leaves it open. */
  readonly else?: string;
}

const least = (id: string, name: string, fact: string): NumberPart => ({ id, name, fact, sense: 1 });
const most = (id: string, name: string, fact: string): NumberPart => ({ id, name, fact, sense: -1 });

const NUMBER_PARTS: readonly NumberPart[] = [
  least('area', 'minM2', 'areaM2'),
  { ...most('area', 'maxM2', 'leastPartOfKnownM2'), else: 'areaM2' },
  { ...most('divisible-area', 'maxPartM2', 'leastPartM2'), else: 'areaM2' },
  most('rent', 'limitFenPerM2Month', 'rentFenPerM2Month'),
  most('available-from', 'latestDay', 'availableDay'),
  least('biosafety', 'minLevel', 'biosafetyLevel'),
  least('effluent', 'minM3PerDay', 'effluentM3PerDay'),
  least('floor-load', 'minKnPerM2', 'floorLoadKnPerM2'),
  least('clear-height', 'minM', 'clearHeightM'),
  least('column-grid', 'minSpanM', 'columnSpanM'),
  least('floor', 'lowest', 'floorNumber'),
  most('floor', 'highest', 'floorNumber'),
  least('freight-lift', 'minLoadT', 'freightLiftT'),
  least('loading-dock', 'minDocks', 'loadingDocks'),
  least('power', 'minKva', 'powerKva'),
  least('power', 'minVaPerM2', 'vaPerM2'),
  least('steam', 'minTPerH', 'steamTPerH'),
  least('purified-water', 'minM3PerH', 'purifiedWaterM3PerH'),
  least('wfi', 'minM3PerH', 'wfiM3PerH'),
];

/** Criteria that are judged by words: each distinct ask once for a space, the others by its number. */
const WORD_PARTS: Readonly<Record<string, readonly string[]>> = {
  tenure: ['anyOf'],
  stage: ['anyOf'],
  'fit-out': ['atLeast'],
  cleanroom: ['grade', 'achievable'],
  'gmp-regime': ['allOf'],
  ich: ['allOf'],
  'sector-admitted': ['sector'],
  'fire-hazard-class': ['hazardClass'],
  'eia-path': ['path'],
  effluent: ['treatment'],
  'dual-feed': [],
  steam: [],
  'purified-water': [],
  wfi: [],
  'cold-store': ['bands'],
  'hazardous-goods-store': ['hazardClass'],
  vibration: ['curve'],
  'spf-animals': [],
};

/** Criteria of a place: what they come to is kept for each site and park. */
const PLACE_PARTS = ['region', 'distance', 'nearest-resource', 'chain-neighbours', 'park-services', 'incentives'];

function partsOf(standing: readonly CheckedRequirement[]): Part[] {
  return [
    ...NUMBER_PARTS.map((part) => numberPart(standing, part)),
    ...Object.entries(WORD_PARTS).map(([id, names]) => wordPart(standing, id, names)),
    ...PLACE_PARTS.map((id) => placePart(standing, id)),
  ];
}

function numberPart(standing: readonly CheckedRequirement[], { id, name, sense, fact, else: other }: NumberPart): Part {
  // Not a number is not asked.
  const asked = Float64Array.from(standing, ({ asks, musts }) => {
    const value = musts.has(id) ? asks[id]?.[name] : undefined;
    if (value === undefined) return NaN;
    if (typeof value === 'number') return sense * value;
    return typeof value === 'string' ? sense * dayOf(value) : NaN;
  });
  return (row) => {
    const first = factOf(fact, row);
    const second = other === undefined || !Number.isNaN(first) ? NaN : factOf(other, row);
    const isOpen = Number.isNaN(first);
    const offered = sense * (isOpen ? second : first);
    return (selection) => {
      const { slots, open } = selection;
      let kept = 0;
      for (let at = 0; at < selection.count; at += 1) {
        const slot = codeAt(slots, at);
        const limit = numberAt(asked, slot);
        const misses = offered < limit || (offered !== offered && limit === limit);
        slots[kept] = slot;
        open[kept] = byteAt(open, at) | Number(misses && isOpen);
        kept += Number(!misses || isOpen);
      }
      selection.count = kept;
    };
  };
}

function factOf(fact: string, row: Row): number {
  // Of an area that is not known no part is known to fit.
  if (fact === 'leastPartOfKnownM2') return row.areaM2 === undefined ? NaN : (row.leastPartM2 ?? NaN);
  return NUMBERS[fact]?.(row) ?? NaN;
}

function wordPart(standing: readonly CheckedRequirement[], id: string, names: readonly string[]): Part {
  const numberByAsk = new Map<string, number>();
  const checks: ((row: Row) => number)[] = [() => MET];
  const codes = Uint32Array.from(standing, ({ asks, musts, sector, wordCheck }) => {
    if (!musts.has(id) || (id === 'effluent' && asks[id]?.['treatment'] === undefined)) return 0;
    const key = JSON.stringify([names.map((name) => asks[id]?.[name]), id === 'sector-admitted' && sector]);
    const known = numberByAsk.get(key);
    if (known !== undefined) return known;
    numberByAsk.set(key, checks.length);
    checks.push(wordCheck(id, names));
    return checks.length - 1;
  });
  return (row) =>
    keepBy(
      codes,
      Uint8Array.from(checks, (check) => check(row)),
    );
}

function keepBy(codes: Uint32Array, verdicts: Uint8Array): (selection: Selection) => void {
  return (selection) => {
    const { slots, open } = selection;
    let kept = 0;
    for (let at = 0; at < selection.count; at += 1) {
      const slot = codeAt(slots, at);
      const verdict = byteAt(verdicts, codeAt(codes, slot));
      slots[kept] = slot;
      open[kept] = byteAt(open, at) | (verdict & UNKNOWN);
      kept += Number(verdict !== UNMET);
    }
    selection.count = kept;
  };
}

const NOT_JUDGED = 255;

function placePart(standing: readonly CheckedRequirement[], id: string): Part {
  const bySite = new Map<string, Uint8Array>();
  const unjudged = Uint8Array.from(standing, ({ musts }) => (musts.has(id) ? NOT_JUDGED : MET));
  return (row) => {
    const key = `${row.site} ${row.park}`;
    const verdicts = bySite.get(key) ?? unjudged.slice();
    bySite.set(key, verdicts);
    return (selection) => {
      const { slots, open } = selection;
      let kept = 0;
      for (let at = 0; at < selection.count; at += 1) {
        const slot = codeAt(slots, at);
        if (byteAt(verdicts, slot) === NOT_JUDGED) verdicts[slot] = standing[slot]?.musts.get(id)?.verdict(row) ?? MET;
        const verdict = byteAt(verdicts, slot);
        slots[kept] = slot;
        open[kept] = byteAt(open, at) | (verdict & UNKNOWN);
        kept += Number(verdict !== UNMET);
      }
      selection.count = kept;
    };
  };
}
