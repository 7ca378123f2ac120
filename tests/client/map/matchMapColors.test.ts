import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const sheet = await readFile('client/map/matchMap.css', 'utf8');
const SCHEMES = {
  light: colorsIn('.match-map {'),
  dark: colorsIn(".match-map[data-scheme='dark'] {"),
};

/** The colours that a rule of the style sheet sets, by the name of the variable. */
function colorsIn(selector: string): ReadonlyMap<string, string> {
  const rule = sheet.slice(sheet.indexOf(selector)).split('}')[0] ?? '';
  return new Map(
    [...rule.matchAll(/--map-([a-z-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function contrast(colors: ReadonlyMap<string, string>, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(colors.get(name) ?? ''))
    .sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of the map', () => {
  it.each(
    (['light', 'dark'] as const).flatMap((scheme) => [
      { scheme, symbol: 'outline', ground: 'land', least: 3 },
      { scheme, symbol: 'outline', ground: 'sea', least: 3 },
      { scheme, symbol: 'outline', ground: 'outside', least: 3 },
      { scheme, symbol: 'outline', ground: 'halo', least: 3 },
      { scheme, symbol: 'ring', ground: 'land', least: 3 },
      { scheme, symbol: 'ring', ground: 'sea', least: 3 },
      { scheme, symbol: 'accent', ground: 'land', least: 3 },
      { scheme, symbol: 'text', ground: 'surface', least: 4.5 },
      { scheme, symbol: 'text', ground: 'near-miss', least: 4.5 },
      { scheme, symbol: 'name', ground: 'land', least: 4.5 },
      { scheme, symbol: 'name', ground: 'sea', least: 4.5 },
    ]),
  )('sets $symbol off from $ground in $scheme by $least to 1', ({ scheme, symbol, ground, least }) => {
    expect(contrast(SCHEMES[scheme], symbol, ground)).toBeGreaterThanOrEqual(least);
  });
});
