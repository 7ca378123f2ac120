import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { OPEN, TAKEN } from './choices.ts';
import { coverOf } from './cover.ts';
import { type Table } from './table.ts';

export interface Relaxation {
  readonly lower: (bestFen: number, steps: number) => number;
}

export function createRelaxation(table: Table, state: Uint8Array): Relaxation {
  const { count, paymentsFrom, slots, fen, capFen, capParent, groups, needs } = table;
  const cover = coverOf(table);
  const lists = cover.from.length - 1;
  const caps = capFen.length;
  const groupCount = groups.from.length - 1;
  const price = new Float64Array(caps); // lambda
  const total = new Float64Array(caps); // Lambda
  const used = new Float64Array(caps);
  const groupPrice = new Float64Array(groupCount);
  const groupUsed = new Float64Array(groupCount);
  const needPrice = new Float64Array(count);
  const needSlack = new Float64Array(count);
  const worth = new Float64Array(count);
  const picked = new Uint8Array(count);
  let magnitude = 0;
  for (let at = 0; at < fen.length; at += 1) magnitude += numberAt(fen, at);
  for (let c = 1; c < caps; c += 1) magnitude += Math.min(numberAt(capFen, c), magnitude);
  const slack = magnitude * 2 ** -40;
  const scale = fen.length === 0 ? 1 : fen.reduce((s, f) => s + f, 0) / count;

  // groups that coincide with a cover list need no price
  const isCovered = new Uint8Array(groupCount);
  const listOf = new Int32Array(count);
  for (let list = 0; list < lists; list += 1) for (let at = maskAt(cover.from, list); at < maskAt(cover.from, list + 1); at += 1) listOf[maskAt(cover.all, at)] = list;
  for (let g = 0; g < groupCount; g += 1) {
    isCovered[g] = 1;
    const first = listOf[maskAt(groups.all, maskAt(groups.from, g))];
    for (let at = maskAt(groups.from, g); at < maskAt(groups.from, g + 1); at += 1) if (listOf[maskAt(groups.all, at)] !== first) isCovered[g] = 0;
  }

  const evaluate = (): number => {
    let bound = 0;
    total[0] = 0;
    for (let c = 1; c < caps; c += 1) {
      total[c] = numberAt(total, maskAt(capParent, c)) + numberAt(price, c);
      if (numberAt(price, c) > 0) bound += numberAt(price, c) * numberAt(capFen, c);
    }
    for (let i = 0; i < count; i += 1) {
      let r = 0;
      for (let at = maskAt(paymentsFrom, i); at < maskAt(paymentsFrom, i + 1); at += 1) {
        const t = numberAt(total, maskAt(slots, at));
        if (t < 1) r += numberAt(fen, at) * (1 - t);
      }
      worth[i] = r;
      picked[i] = byteAt(state, i) === TAKEN ? 1 : 0;
    }
    for (let g = 0; g < groupCount; g += 1) {
      const p = numberAt(groupPrice, g);
      if (p === 0) continue;
      bound += p;
      for (let at = maskAt(groups.from, g); at < maskAt(groups.from, g + 1); at += 1) { const m = maskAt(groups.all, at); worth[m] = numberAt(worth, m) - p; }
    }
    for (let i = 0; i < count; i += 1) {
      const p = numberAt(needPrice, i);
      if (p === 0) continue;
      worth[i] = numberAt(worth, i) - p;
      for (let at = maskAt(needs.from, i); at < maskAt(needs.from, i + 1); at += 1) { const m = maskAt(needs.all, at); worth[m] = numberAt(worth, m) + p; }
    }
    for (let list = 0; list < lists; list += 1) {
      let most = 0;
      let chosen = -1;
      for (let at = maskAt(cover.from, list); at < maskAt(cover.from, list + 1); at += 1) {
        const i = maskAt(cover.all, at);
        const s = byteAt(state, i);
        if (s === TAKEN) { bound += numberAt(worth, i); }
        else if (s === OPEN && numberAt(worth, i) > most) { most = numberAt(worth, i); chosen = i; }
      }
      if (chosen >= 0) { bound += most; picked[chosen] = 1; }
    }
    return bound;
  };

  const step = (gap: number): void => {
    used.fill(0);
    groupUsed.fill(0);
    for (let i = 0; i < count; i += 1) {
      if (byteAt(picked, i) === 0) continue;
      for (let at = maskAt(paymentsFrom, i); at < maskAt(paymentsFrom, i + 1); at += 1) {
        const s = maskAt(slots, at);
        if (numberAt(total, s) < 1) used[s] = numberAt(used, s) + numberAt(fen, at);
      }
    }
    for (let c = caps - 1; c > 0; c -= 1) { const p = maskAt(capParent, c); if (p > 0) used[p] = numberAt(used, p) + numberAt(used, c); }
    let norm = 0;
    for (let c = 1; c < caps; c += 1) {
      let g = (numberAt(capFen, c) - numberAt(used, c)) ;
      if (g > 0 && numberAt(price, c) === 0) g = 0;
      used[c] = g;
      norm += g * g;
    }
    for (let g = 0; g < groupCount; g += 1) {
      if (byteAt(isCovered, g) === 1) continue;
      let d = 1;
      for (let at = maskAt(groups.from, g); at < maskAt(groups.from, g + 1); at += 1) d -= byteAt(picked, maskAt(groups.all, at));
      if (d > 0 && numberAt(groupPrice, g) === 0) d = 0;
      groupUsed[g] = d * scale;
      norm += d * d * scale * scale;
    }
    for (let i = 0; i < count; i += 1) {
      needSlack[i] = 0;
      if (maskAt(needs.from, i) === maskAt(needs.from, i + 1)) continue;
      let d = -byteAt(picked, i);
      for (let at = maskAt(needs.from, i); at < maskAt(needs.from, i + 1); at += 1) d += byteAt(picked, maskAt(needs.all, at));
      if (d > 0 && numberAt(needPrice, i) === 0) d = 0;
      needSlack[i] = d * scale;
      norm += d * d * scale * scale;
    }
    if (norm === 0) return;
    const length = gap / norm;
    for (let c = 1; c < caps; c += 1) price[c] = Math.min(1, Math.max(0, numberAt(price, c) - length * numberAt(used, c)));
    for (let g = 0; g < groupCount; g += 1) groupPrice[g] = Math.max(0, numberAt(groupPrice, g) - length * numberAt(groupUsed, g) * scale);
    for (let i = 0; i < count; i += 1) needPrice[i] = Math.max(0, numberAt(needPrice, i) - length * numberAt(needSlack, i) * scale);
  };

  return {
    lower(bestFen, steps) {
      let least = Infinity;
      for (let at = 0; ; at += 1) {
        const bound = evaluate() + slack;
        if (bound < least) least = bound;
        if (Math.floor(least) < bestFen || at >= steps) return Math.floor(least);
        step(Math.max(bound - bestFen, 1));
      }
    },
  };
}
